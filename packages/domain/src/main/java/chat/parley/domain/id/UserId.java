package chat.parley.domain.id;

/// An account.
public record UserId(long value) {}
