package chat.parley.domain.id;

/// An event; clients drop one they have seen.
public record EventId(long value) {}
