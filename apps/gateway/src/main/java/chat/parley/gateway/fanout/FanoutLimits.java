package chat.parley.gateway.fanout;

import chat.parley.gateway.session.FrameBudget;

/// What a connection and a loop may hold.
///
/// @param queueBytesMax bytes that may wait for one socket behind the frame being written
/// @param stallMs time a socket may take nothing while something waits for it
/// @param closeMs time a peer has to finish the close handshake
/// @param batchBytes size of the write buffer of a loop
/// @param turnBytes frame bytes a loop takes in before it writes
/// @param inboxTasksMax tasks that may wait for a loop before the bus is held back
/// @param socketSendBytes send buffer of a socket in the kernel
/// @param frameRate frames a client may send
public record FanoutLimits(
    int queueBytesMax,
    int stallMs,
    int closeMs,
    int batchBytes,
    int turnBytes,
    int inboxTasksMax,
    int socketSendBytes,
    FrameBudget.Rate frameRate) {

  public static final FanoutLimits DEFAULT =
      new FanoutLimits(
          256 * 1024,
          20_000,
          5_000,
          128 * 1024,
          64 * 1024,
          8_192,
          128 * 1024,
          new FrameBudget.Rate(120, 500));
}
