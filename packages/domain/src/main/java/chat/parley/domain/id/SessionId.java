package chat.parley.domain.id;

/// A family of tokens on one device; sockets follow it.
public record SessionId(long value) {}
