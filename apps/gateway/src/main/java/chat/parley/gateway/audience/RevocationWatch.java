package chat.parley.gateway.audience;

import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.audience.Revocation;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.gateway.fanout.Connection;
import chat.parley.gateway.session.Signal;
import chat.parley.proto.v1.CloseCode;
import chat.parley.shared.snowflake.Snowflakes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Reads ended authority from the truth every second and cuts it off from open sockets, whatever
/// the bus did or did not say.
public final class RevocationWatch {

  /// Longer than a ticket lives, so that no ticket outlives what is remembered here, and longer
  /// than a transaction that carries an earlier moment takes to commit.
  static final Duration OVERLAP = Duration.ofSeconds(60);

  private final AudienceStore store;
  private final Audiences audiences;
  private final UserSessions users;
  private final InstantSource clock;
  private volatile List<Revocation> recent = List.of();

  public RevocationWatch(
      AudienceStore store, Audiences audiences, UserSessions users, InstantSource clock) {
    this.store = store;
    this.audiences = audiences;
    this.users = users;
    this.clock = clock;
  }

  /// Reads the last minute and applies what is new in it.
  public void read() {
    var known = Set.copyOf(recent);
    var found = store.revocationsSince(clock.instant().minus(OVERLAP));
    // Remembered before it is applied: a session on its way in looks here after it is counted.
    recent = found;
    found.stream().filter(revocation -> !known.contains(revocation)).forEach(this::apply);
  }

  /// Whether a session that shows a good ticket ended after the ticket was issued.
  public boolean bars(UserId user, SessionId session) {
    return recent.stream()
        .anyMatch(
            revocation ->
                switch (revocation) {
                  case Revocation.SessionEnded(_, _, var ended) -> ended.equals(session);
                  case Revocation.AccountCut(var at, var who) ->
                      who.equals(user) && Snowflakes.millisOf(session.value()) <= at.toEpochMilli();
                  case Revocation.MemberCut _ -> false;
                });
  }

  private void apply(Revocation revocation) {
    switch (revocation) {
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
      return;
    }
    audiences.reload(audience.get());
    if (!audience.get().isMember(user)) {
      for (var connection : users.of(user)) {
        connection.loop().post(() -> connection.signal(new Signal.Drained(0)));
      }
    }
  }
}
