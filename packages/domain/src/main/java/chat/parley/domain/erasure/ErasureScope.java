package chat.parley.domain.erasure;

import chat.parley.domain.id.ServerId;

/// How much of a person goes.
public sealed interface ErasureScope {

  /// The account, and everything that leads to the person.
  record Everything() implements ErasureScope {}

  /// What they wrote to others in private. The account stays.
  record DirectMessages() implements ErasureScope {}

  /// What they wrote and were in one server. The account stays.
  record OneServer(ServerId server) implements ErasureScope {}

  /// Whether the person is gone afterwards. Only then are they restricted at once, is there a time
  /// to think better of it, and are their keys destroyed.
  default boolean endsTheAccount() {
    return this instanceof Everything;
  }
}
