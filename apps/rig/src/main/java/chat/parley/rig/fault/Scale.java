package chat.parley.rig.fault;

import java.time.Duration;

/// How much a run does.
///
/// @param senders people who send at the same time
/// @param channels channels they send to
/// @param subscribers clients that show every channel
/// @param sends acknowledged messages
/// @param kills of each kind of node
/// @param heldFor how long the one transaction of F2 stays open
/// @param slowConsumers sockets that take nothing
/// @param slowRounds how often they come, with a run without them before each
/// @param noiseMicros a latency this small is noise where other tests run beside
/// @param flappers people whose presence changes all the time
/// @param ids ids that are made
/// @param stormSockets sockets that are dropped at once
/// @param sendMsMax how long a send may take meanwhile; short runs share few cores with all clients
public record Scale(
    int senders,
    int channels,
    int subscribers,
    int sends,
    int kills,
    Duration heldFor,
    int slowConsumers,
    int slowRounds,
    int noiseMicros,
    int flappers,
    int ids,
    int stormSockets,
    int sendMsMax) {

  /// A few minutes for all faults together; part of the tests.
  public static final Scale SHORT =
      new Scale(8, 5, 10, 400, 1, Duration.ofSeconds(4), 40, 1, 20_000, 20, 1_000_000, 200, 2_000);

  public static final Scale LONG =
      new Scale(
          32, 20, 50, 10_000, 5, Duration.ofSeconds(60), 500, 4, 0, 200, 10_000_000, 5_000, 500);
}
