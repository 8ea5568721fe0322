package chat.parley.domain.id;

/// An invite.
public record InviteId(long value) {}
