package chat.parley.domain.id;

/// A copy of somebody's data, made for them.
public record ExportId(long value) {}
