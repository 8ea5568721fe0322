package chat.parley.rig.bench;

/// How long and how often.
///
/// @param rounds how often each subject has its turn; 0 for what the benchmark holds right
/// @param quick whether only to show that it works: few rounds, short ones, fewer sessions
record Scale(int rounds, boolean quick) {

  int rounds(int usual) {
    return rounds > 0 ? rounds : quick ? 2 : usual;
  }

  /// A length of time or a number of things; a quick run does with a quarter.
  int of(int usual) {
    return quick ? usual / 4 : usual;
  }
}
