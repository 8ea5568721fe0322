package chat.parley.rig.fault;

/// Something that breaks.
interface Fault {
  /// Runs with everything of its own, and takes it down again.
  Report run(Scale scale) throws Exception;
}
