package chat.parley.rig.fault;

/// Something that breaks.
interface Fault {
  /// Runs with everything of its own, and takes it down again.
  Report run(Scale scale) throws Exception;

  /// Whether it takes a cluster of its own, which is too much for the tests of every run.
  default boolean needsCluster() {
    return false;
  }
}
