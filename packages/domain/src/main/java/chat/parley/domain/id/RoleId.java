package chat.parley.domain.id;

/// A role; the everyone role has the id of its server.
public record RoleId(long value) {}
