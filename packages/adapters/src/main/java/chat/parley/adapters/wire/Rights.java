package chat.parley.adapters.wire;

import chat.parley.domain.look.Look;
import chat.parley.domain.look.PersonFile;
import chat.parley.proto.v1.LookKind;

/// Looks as the contract has them.
public final class Rights {
  private Rights() {}

  public static chat.parley.proto.v1.Look toProto(Look look) {
    return chat.parley.proto.v1.Look.newBuilder()
        .setId(look.id())
        .setAt(Timestamps.of(look.at()))
        .setKind(
            switch (look.kind()) {
              case ACCOUNT_FILE -> LookKind.ACCOUNT_FILE;
              case HOLD_PLACED -> LookKind.HOLD_PLACED;
            })
        .setReason(look.reason().value())
        .build();
  }

  public static chat.parley.proto.v1.PersonFile toProto(PersonFile file) {
    return chat.parley.proto.v1.PersonFile.newBuilder()
        .setUser(Accounts.toProto(file.profile()))
        .setCreatedAt(Timestamps.of(file.createdAt()))
        .setRestricted(file.restricted())
        .setHasEmail(file.hasEmail())
        .setSessions(file.sessions())
        .setServers(file.servers())
        .setServersOwned(file.serversOwned())
        .setLastSeenOn(file.lastSeenOn().toString())
        .build();
  }
}
