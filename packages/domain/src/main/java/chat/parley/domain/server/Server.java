package chat.parley.domain.server;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;

/// A server.
///
/// @param seq its newest position; grows by one with every change of it, its channels and members
public record Server(
    ServerId id,
    ServerName name,
    OperatorLine operatorLine,
    UserId owner,
    int memberCount,
    long seq) {}
