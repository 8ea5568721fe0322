package chat.parley.domain.id;

/// A message; its snowflake holds the moment it was sent.
public record MessageId(long value) {}
