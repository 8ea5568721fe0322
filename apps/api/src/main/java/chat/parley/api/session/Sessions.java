package chat.parley.api.session;

import chat.parley.adapters.wire.Timestamps;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.Session;

/// Sessions as the contract has them.
final class Sessions {
  private Sessions() {}

  static Session toProto(chat.parley.domain.session.Session session, Caller caller) {
    return Session.newBuilder()
        .setId(session.id().value())
        .setDevice(session.device().label())
        .setLastUsedOn(session.lastUsedOn().toString())
        .setCreatedAt(Timestamps.of(session.openedAt()))
        .setCurrent(session.id().equals(caller.session()))
        .build();
  }
}
