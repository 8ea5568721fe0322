package chat.parley.domain.id;

/// A community.
public record ServerId(long value) {}
