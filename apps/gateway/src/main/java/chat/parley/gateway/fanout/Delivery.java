package chat.parley.gateway.fanout;

import chat.parley.domain.id.ServerId;

/// A frame for those of a server who may see it.
///
/// @param position where it stands among the deliveries of the server; 0 for frames that no resume
///     repeats
public record Delivery(ServerId server, SharedFrame frame, long position, Listeners listeners) {}
