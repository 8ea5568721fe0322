package chat.parley.rig.simulator;

import java.util.SplittableRandom;

/// What goes wrong in a run, and how often. Each seed breaks its own few kinds of things: a run in
/// which everything breaks at once hides what a single fault does.
///
/// @param busLoss share of bus messages that are lost
/// @param busRepeat share that arrive twice
/// @param busReorder share that are overtaken
/// @param busDelayMsMax how much longer than usual they take
/// @param requestLoss share of requests of clients, and of their answers, that are lost
/// @param lineDelayMsMax how long bytes of a socket travel
/// @param slowBytesPerS what a slow line carries; 0 when no line is slow
/// @param perMinute how often each of the incidents strikes
record Faults(
    double busLoss,
    double busRepeat,
    double busReorder,
    int busDelayMsMax,
    double requestLoss,
    int lineDelayMsMax,
    int slowBytesPerS,
    Incidents perMinute) {

  /// Incidents in a minute.
  ///
  /// @param lineCut a client's socket is cut
  /// @param lineDead a client's socket carries nothing any more, and nobody is told
  /// @param gatewayCrash a gateway node dies and comes back
  /// @param gatewayDrain a gateway node is drained and replaced
  /// @param workerCrash a relay dies between publishing and deleting
  /// @param busCut a node loses its connection to the bus for a while
  /// @param ephemeralLoss the ephemeral store forgets everything
  /// @param clientCrash a client starts over with nothing
  record Incidents(
      int lineCut,
      int lineDead,
      int gatewayCrash,
      int gatewayDrain,
      int workerCrash,
      int busCut,
      int ephemeralLoss,
      int clientCrash) {}

  static final Faults NONE =
      new Faults(0, 0, 0, 0, 0, 20, 0, new Incidents(0, 0, 0, 0, 0, 0, 0, 0));

  static Faults of(SplittableRandom random) {
    return new Faults(
        sometimes(random) * random.nextDouble(0.4),
        sometimes(random) * random.nextDouble(0.3),
        sometimes(random) * random.nextDouble(0.3),
        sometimes(random) * random.nextInt(1_500),
        sometimes(random) * random.nextDouble(0.2),
        20 + sometimes(random) * random.nextInt(800),
        sometimes(random) * (200 + random.nextInt(4_000)),
        new Incidents(
            sometimes(random) * random.nextInt(60),
            sometimes(random) * random.nextInt(12),
            sometimes(random) * random.nextInt(20),
            sometimes(random) * random.nextInt(12),
            sometimes(random) * random.nextInt(60),
            sometimes(random) * random.nextInt(20),
            sometimes(random) * random.nextInt(12),
            sometimes(random) * random.nextInt(12)));
  }

  private static int sometimes(SplittableRandom random) {
    return random.nextInt(2);
  }
}
