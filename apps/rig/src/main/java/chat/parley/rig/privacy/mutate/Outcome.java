package chat.parley.rig.privacy.mutate;

/// What became of a mutant.
///
/// @param why what refused it or noticed it; nothing when nothing did
record Outcome(Mutant mutant, Fate fate, String why, double seconds) {
  enum Fate {
    /// No node starts with it.
    REFUSED,
    /// The suite fails.
    KILLED,
    SURVIVED
  }

  @Override
  public String toString() {
    return "%-8s %s, %s: %s (%.2f s)"
        .formatted(
            fate,
            mutant.place(),
            mutant.kind().words(),
            why.isEmpty() ? "nothing noticed it" : why,
            seconds);
  }
}
