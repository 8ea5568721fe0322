package chat.parley.api.erasure;

import chat.parley.adapters.wire.Timestamps;
import chat.parley.domain.erasure.ErasurePreview.Entry;
import chat.parley.domain.erasure.ErasurePreview.Fate;
import chat.parley.domain.erasure.ErasureState;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.proto.v1.Erasure;
import chat.parley.proto.v1.ErasureEntry;
import chat.parley.proto.v1.ErasureFate;
import chat.parley.proto.v1.ErasurePreview;
import chat.parley.proto.v1.ErasureProgress;
import chat.parley.proto.v1.ErasureScope;
import chat.parley.proto.v1.HandOver;
import chat.parley.proto.v1.OwnedServer;
import java.util.Optional;

/// Erasures as the contract has them, and back.
final class Answers {
  private Answers() {}

  /// Empty when the request names none, or no server where one is asked for.
  static Optional<chat.parley.domain.erasure.ErasureScope> scope(ErasureScope scope, long server) {
    return switch (scope) {
      case EVERYTHING -> Optional.of(new chat.parley.domain.erasure.ErasureScope.Everything());
      case DIRECT_MESSAGES ->
          Optional.of(new chat.parley.domain.erasure.ErasureScope.DirectMessages());
      case ONE_SERVER ->
          Optional.of(server)
              .filter(id -> id != 0)
              .map(id -> new chat.parley.domain.erasure.ErasureScope.OneServer(new ServerId(id)));
      case ERASURE_SCOPE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  static chat.parley.domain.erasure.HandOver handOver(HandOver handOver) {
    return new chat.parley.domain.erasure.HandOver(
        new ServerId(handOver.getServerId()), new UserId(handOver.getSuccessorId()));
  }

  /// @param toldOfHold whether the person may know that a hold stops it; otherwise it just waits
  static Erasure toProto(chat.parley.domain.erasure.Erasure erasure, boolean toldOfHold) {
    var proto =
        Erasure.newBuilder()
            .setProgress(progress(erasure.state(), toldOfHold))
            .setRequestedAt(Timestamps.of(erasure.requestedAt()))
            .setGraceEndsAt(Timestamps.of(erasure.graceEnds()));
    switch (erasure.scope()) {
      case chat.parley.domain.erasure.ErasureScope.Everything() ->
          proto.setScope(ErasureScope.EVERYTHING);
      case chat.parley.domain.erasure.ErasureScope.DirectMessages() ->
          proto.setScope(ErasureScope.DIRECT_MESSAGES);
      case chat.parley.domain.erasure.ErasureScope.OneServer(var server) ->
          proto.setScope(ErasureScope.ONE_SERVER).setServerId(server.value());
    }
    return proto.build();
  }

  private static ErasureProgress progress(ErasureState state, boolean toldOfHold) {
    return switch (state) {
      case ErasureState.Waiting _, ErasureState.Cancelled _ -> ErasureProgress.WAITING;
      case ErasureState.Held _ -> toldOfHold ? ErasureProgress.HELD : ErasureProgress.WAITING;
      case ErasureState.Working _, ErasureState.Finished _ -> ErasureProgress.UNDER_WAY;
    };
  }

  static ErasurePreview toProto(chat.parley.domain.erasure.ErasurePreview preview, int graceDays) {
    var proto = ErasurePreview.newBuilder().setGraceDays(graceDays);
    preview.entries().forEach(entry -> proto.addEntries(toProto(entry)));
    preview
        .servers()
        .forEach(
            server ->
                proto.addServers(
                    OwnedServer.newBuilder()
                        .setId(server.id().value())
                        .setName(server.name().value())
                        .setMembers(server.members())
                        .setSuccessorId(server.successor().map(UserId::value).orElse(0L))));
    return proto.build();
  }

  private static ErasureEntry toProto(Entry entry) {
    var proto =
        ErasureEntry.newBuilder()
            .setPlace(entry.place())
            .setFate(fate(entry.fate()))
            .setCount(entry.count())
            .setPurpose(entry.purpose());
    entry
        .kept()
        .ifPresent(kept -> proto.setReason(kept.words()).setLaw(kept.law()).setUntil(kept.until()));
    return proto.build();
  }

  private static ErasureFate fate(Fate fate) {
    return switch (fate) {
      case GOES -> ErasureFate.GOES;
      case DETACHED -> ErasureFate.DETACHED;
      case STAYS -> ErasureFate.STAYS;
    };
  }
}
