package chat.parley.gateway.audience;

import chat.parley.domain.audience.AccessChange;
import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.audience.Revocation;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.gateway.fanout.Connection;
import chat.parley.gateway.fanout.SharedFrame;
import chat.parley.gateway.session.Signal;
import chat.parley.proto.v1.CloseCode;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.ServerHead;
import chat.parley.shared.snowflake.Snowflakes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Reads from the truth every second what people may reach, and lets open sockets follow, whatever
/// the bus did or did not say: whose authority ended is cut off, who joined is let in.
public final class AccessWatch {

  /// Longer than a ticket lives, so that no ticket outlives what is remembered here, and longer
  /// than a transaction that carries an earlier moment takes to commit.
  private static final Duration OVERLAP = Duration.ofSeconds(60);

  /// Lets somebody's open sockets into a server. Must not block.
  public interface Door {
    void open(UserId user, ServerId server);
  }

  private final AudienceStore store;
  private final Audiences audiences;
  private final UserSessions users;
  private final Door door;
  private final InstantSource clock;
  private volatile List<AccessChange> recent = List.of();

  public AccessWatch(
      AudienceStore store,
      Audiences audiences,
      UserSessions users,
      Door door,
      InstantSource clock) {
    this.store = store;
    this.audiences = audiences;
    this.users = users;
    this.door = door;
    this.clock = clock;
  }

  /// Reads the last minute and applies what is new in it.
  public void read() {
    var known = Set.copyOf(recent);
    var found = store.accessChangesSince(clock.instant().minus(OVERLAP));
    // Remembered before it is applied: a session on its way in looks here after it is counted.
    recent = found;
    found.stream().filter(change -> !known.contains(change)).forEach(this::apply);
  }

  /// Whether a session that shows a good ticket ended after the ticket was issued.
  public boolean bars(UserId user, SessionId session) {
    return recent.stream()
        .anyMatch(
            change ->
                switch (change) {
                  case Revocation.SessionEnded(_, _, var ended) -> ended.equals(session);
                  case Revocation.AccountCut(var at, var who) ->
                      who.equals(user) && Snowflakes.millisOf(session.value()) <= at.toEpochMilli();
                  case Revocation.MemberCut _, AccessChange.Joined _ -> false;
                });
  }

  /// The servers somebody joined in the last minute: a ticket that is older does not name them.
  public List<ServerId> joinedBy(UserId user) {
    return recent.stream()
        .filter(change -> change.user().equals(user))
        .flatMap(
            change ->
                change instanceof AccessChange.Joined joined
                    ? Stream.of(joined.server())
                    : Stream.empty())
        .toList();
  }

  private void apply(AccessChange change) {
    switch (change) {
      case AccessChange.Joined(_, var user, var server) -> door.open(user, server);
      case Revocation.SessionEnded(_, var user, var session) -> endSession(user, session);
      case Revocation.AccountCut(_, var user) -> {
        audiences.purgeAuthor(user);
        for (var connection : users.of(user)) {
          end(connection);
        }
      }
      case Revocation.MemberCut(_, var user, var server) -> cutMember(user, server);
    }
  }

  /// Closes the sockets of a session.
  public void endSession(UserId user, SessionId session) {
    for (var connection : users.of(user)) {
      connection
          .loop()
          .post(
              () -> {
                if (connection.isOf(session)) {
                  connection.signal(new Signal.Ended(CloseCode.SESSION_REVOKED));
                }
              });
    }
  }

  private static void end(Connection connection) {
    connection.loop().post(() -> connection.signal(new Signal.Ended(CloseCode.SESSION_REVOKED)));
  }

  /// The bus has usually said so already. Where it did not, the truth decides, since the member may
  /// have come back; a client that was cut off without a word is asked to resume.
  private void cutMember(UserId user, ServerId server) {
    var audience = audiences.find(server).filter(found -> found.isMember(user));
    if (audience.isEmpty()) {
      tellOfCut(user, server);
      return;
    }
    audiences.reload(audience.get());
    if (!audience.get().isMember(user)) {
      for (var connection : users.of(user)) {
        connection.loop().post(() -> connection.signal(new Signal.Drained(0)));
      }
    }
  }

  /// The server has heard that its member left. Whether the person's own devices have, only they
  /// know: a head beyond all others makes them read the server, which is not theirs any more.
  private void tellOfCut(UserId user, ServerId server) {
    var head = ServerHead.newBuilder().setServerId(server.value()).setServerSeq(Long.MAX_VALUE);
    var frame = SharedFrame.of(GatewayFrame.newBuilder().setServerHead(head).build());
    for (var connection : users.of(user)) {
      connection
          .loop()
          .post(
              () -> {
                if (connection.live().isPresent()) {
                  connection.send(frame);
                }
              });
    }
  }
}
