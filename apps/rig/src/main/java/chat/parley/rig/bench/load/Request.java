package chat.parley.rig.bench.load;

/// What a connection asks the API for, again and again.
interface Request {
  /// The bytes, good until the next call.
  byte[] next();

  /// The status of an answer that is not a refusal.
  int status();
}
