package chat.parley.domain.hold;

/// Names a legal hold.
public record HoldId(long value) {}
