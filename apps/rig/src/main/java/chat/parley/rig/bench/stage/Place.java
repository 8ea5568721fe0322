package chat.parley.rig.bench.stage;

/// A channel to speak in, and the one who owns its server.
public record Place(long server, long channel, Account owner) {}
