package chat.parley.gateway.node;

import chat.parley.adapters.ephemeral.TicketGrant;
import chat.parley.adapters.ephemeral.Tickets;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.gateway.audience.AccessWatch;
import chat.parley.gateway.audience.Audiences;
import chat.parley.gateway.audience.ServerAudience;
import chat.parley.gateway.audience.UserSessions;
import chat.parley.gateway.fanout.Connection;
import chat.parley.gateway.fanout.SharedFrame;
import chat.parley.gateway.presence.Presences;
import chat.parley.gateway.session.Effect;
import chat.parley.gateway.session.Signal;
import chat.parley.proto.v1.CloseCode;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.PresenceChanged;
import chat.parley.proto.v1.Ready;
import chat.parley.proto.v1.Resume;
import chat.parley.proto.v1.Resumed;
import chat.parley.proto.v1.ServerState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets a session in: a ticket becomes a place in the rooms of its servers.
///
/// Costs no statement of its own: the ticket names the servers, and their audiences are shared. The
/// ticket is not believed, though. Whether somebody is still a member is asked of the audience on
/// the loop, in the same turn in which they join; what they joined since the ticket was issued
/// follows as soon as they are in.
final class Admission {

  private final Tickets tickets;
  private final Audiences audiences;
  private final UserSessions users;
  private final AccessWatch access;
  private final Presences presences;
  private final AccessWatch.Door door;

  Admission(
      Tickets tickets,
      Audiences audiences,
      UserSessions users,
      AccessWatch access,
      Presences presences,
      AccessWatch.Door door) {
    this.tickets = tickets;
    this.audiences = audiences;
    this.users = users;
    this.access = access;
    this.presences = presences;
    this.door = door;
  }

  /// Redeems a ticket and answers through the connection's loop. Blocks.
  void admit(Connection connection, Effect.Redeem effect) {
    var grant = tickets.redeem(effect.ticket());
    if (grant.isEmpty()) {
      answer(connection, new Signal.Refused(true));
    } else if (!users.attach(grant.get().user(), connection)) {
      answer(connection, new Signal.Ended(CloseCode.TOO_MANY_SESSIONS));
    } else {
      let(connection, effect, grant.get());
    }
  }

  private void let(Connection connection, Effect.Redeem effect, TicketGrant grant) {
    var entered = new ArrayList<ServerAudience>();
    boolean handed = false;
    try {
      for (var server : grant.servers()) {
        audiences.enter(server).ifPresent(entered::add);
      }
      var heard = effect.resume().map(Admission::servers).orElse(Map.of());
      entered.forEach(
          audience -> audiences.reach(audience, heard.getOrDefault(audience.server(), 0L)));
      connection.loop().post(() -> begin(connection, effect, grant, entered));
      handed = true;
    } finally {
      if (!handed) {
        entered.forEach(ServerAudience::exit);
        users.detach(grant.user(), connection);
      }
    }
  }

  private void begin(
      Connection connection,
      Effect.Redeem effect,
      TicketGrant grant,
      List<ServerAudience> entered) {
    try {
      // Looked up after the connection was counted in: what ends from now on finds it.
      connection.signal(
          access.bars(grant.user(), grant.session())
              ? new Signal.Refused(false)
              : new Signal.Identified(grant.user(), grant.session(), connection.loop().nowMs()));
      if (connection.live().isEmpty()) {
        users.detach(grant.user(), connection);
        return;
      }
      var joined = entered.stream().filter(each -> each.isMember(grant.user())).toList();
      var missed = join(connection, grant, effect.resume(), joined);
      missed.forEach(connection::send);
      connection.send(SharedFrame.of(greeting(grant, effect.resume(), joined, missed.size())));
      presences.arrived(grant.user(), connection, effect.presence(), joined);
      access.joinedBy(grant.user()).stream()
          .filter(server -> joined.stream().noneMatch(each -> each.server().equals(server)))
          .forEach(server -> door.open(grant.user(), server));
    } finally {
      entered.forEach(ServerAudience::exit);
    }
  }

  private static List<SharedFrame> join(
      Connection connection,
      TicketGrant grant,
      Optional<Resume> resume,
      List<ServerAudience> joined) {
    var channels = resume.map(Admission::channels).orElse(Map.of());
    var servers = resume.map(Admission::servers).orElse(Map.of());
    var missed = new ArrayList<SharedFrame>();
    for (var audience : joined) {
      long upTo = connection.join(audience);
      long serverSeq = servers.getOrDefault(audience.server(), -1L);
      if (resume.isPresent()) {
        missed.addAll(audience.missed(grant.user(), channels, serverSeq, upTo));
      }
    }
    return missed;
  }

  private GatewayFrame greeting(
      TicketGrant grant, Optional<Resume> resume, List<ServerAudience> joined, int replayed) {
    List<ServerState> states =
        joined.stream().map(audience -> audience.stateFor(grant.user())).toList();
    List<PresenceChanged> there = presences.among(joined);
    var frame = GatewayFrame.newBuilder();
    return resume.isPresent()
        ? frame
            .setResumed(
                Resumed.newBuilder()
                    .setUserId(grant.user().value())
                    .setSessionId(grant.session().value())
                    .addAllServers(states)
                    .addAllPresences(there)
                    .setReplayed(replayed))
            .build()
        : frame
            .setReady(
                Ready.newBuilder()
                    .setUserId(grant.user().value())
                    .setSessionId(grant.session().value())
                    .addAllServers(states)
                    .addAllPresences(there))
            .build();
  }

  private static Map<ChannelId, Long> channels(Resume resume) {
    var channels = new HashMap<ChannelId, Long>();
    resume
        .getChannelsList()
        .forEach(at -> channels.put(new ChannelId(at.getChannelId()), at.getChannelSeq()));
    return channels;
  }

  private static Map<ServerId, Long> servers(Resume resume) {
    var servers = new HashMap<ServerId, Long>();
    resume
        .getServersList()
        .forEach(at -> servers.put(new ServerId(at.getServerId()), at.getServerSeq()));
    return servers;
  }

  private static void answer(Connection connection, Signal signal) {
    connection.loop().post(() -> connection.signal(signal));
  }
}
