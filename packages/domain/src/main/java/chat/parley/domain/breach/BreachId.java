package chat.parley.domain.breach;

/// Names a breach.
public record BreachId(long value) {}
