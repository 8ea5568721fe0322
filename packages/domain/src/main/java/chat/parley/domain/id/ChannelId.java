package chat.parley.domain.id;

/// A room of a server.
public record ChannelId(long value) {}
