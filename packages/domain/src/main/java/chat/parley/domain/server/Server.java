package chat.parley.domain.server;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.retention.Retention;

/// A server.
///
/// @param seq its newest position; grows by one with every change of it, its channels and members
/// @param retention how long the server keeps messages, beside what this Parley says
public record Server(
    ServerId id,
    ServerName name,
    OperatorLine operatorLine,
    UserId owner,
    int memberCount,
    long seq,
    Retention retention) {

  /// A server that says nothing about how long messages are kept.
  public Server(
      ServerId id,
      ServerName name,
      OperatorLine operatorLine,
      UserId owner,
      int memberCount,
      long seq) {
    this(id, name, operatorLine, owner, memberCount, seq, Retention.NONE);
  }
}
