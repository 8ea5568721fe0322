package chat.parley.adapters.wire;

import chat.parley.domain.hold.Hold;
import chat.parley.domain.look.Look;
import chat.parley.domain.look.PersonFile;
import chat.parley.proto.v1.HoldState;
import chat.parley.proto.v1.LookKind;
import java.time.Instant;

/// Looks and holds as the contract has them.
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

  public static chat.parley.proto.v1.Hold toProto(Hold hold, Instant now) {
    var proto =
        chat.parley.proto.v1.Hold.newBuilder()
            .setId(hold.id().value())
            .setCaseName(hold.caseName().value())
            .setUserId(hold.person().value())
            .setState(
                switch (hold.stateAt(now)) {
                  case ASKED -> HoldState.HOLD_ASKED;
                  case ACTIVE -> HoldState.HOLD_ACTIVE;
                  case ENDED -> HoldState.HOLD_ENDED;
                })
            .setOpenedAt(Timestamps.of(hold.askedAt()))
            .setEndsAt(Timestamps.of(hold.overAt()))
            .setPersonTold(hold.personTold());
    hold.approvedAt().ifPresent(at -> proto.setApprovedAt(Timestamps.of(at)));
    return proto.build();
  }
}
