package chat.parley.domain.account;

/// Whether an account may act and be seen.
public enum Standing {
  ACTIVE,
  /// Kept, but not used: no session of it is good and its profile is hidden.
  RESTRICTED
}
