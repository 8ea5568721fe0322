package chat.parley.db.session;

import chat.parley.db.account.StandingNumber;
import chat.parley.db.sql.SharedReads;
import chat.parley.db.sql.Sql;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.session.AccessToken;
import chat.parley.domain.session.Caller;
import chat.parley.domain.session.Device;
import chat.parley.domain.session.FamilySecret;
import chat.parley.domain.session.Rotation;
import chat.parley.domain.session.Session;
import chat.parley.domain.session.SessionStore;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Sessions in `identity.sessions`.
@Singleton
final class PostgresSessionStore implements SessionStore {
  private static final String INSERT =
      """
      INSERT INTO identity.sessions
        (id, user_id, family_secret, generation, rotated_at, browser, platform, last_used_on,
         opened_at, expires_at)
      VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?)
      """;

  private static final String BEYOND_LIMIT =
      """
      SELECT id FROM identity.sessions WHERE user_id = ?
      ORDER BY last_used_on DESC, id DESC OFFSET ?
      """;

  private static final String FIND_BY_ACCESS_TOKENS =
      """
      SELECT asked.nth, s.id, s.user_id, identity.standing_of(s.user_id) AS standing
      FROM unnest(?::bytea[], ?::timestamptz[]) WITH ORDINALITY AS asked (digest, at, nth)
      JOIN identity.access_tokens t ON t.digest = asked.digest AND t.expires_at > asked.at
      JOIN identity.sessions s ON s.id = t.session_id AND s.expires_at > asked.at
      """;

  private static final String FIND_FAMILY =
      """
      SELECT user_id, family_secret, expires_at, identity.standing_of(user_id) AS standing
      FROM identity.sessions WHERE id = ? AND expires_at > ?
      """;

  private static final String LOCK =
      """
      SELECT user_id, generation, rotated_at, expires_at FROM identity.sessions
      WHERE id = ? FOR NO KEY UPDATE
      """;

  private static final String ADVANCE =
      """
      UPDATE identity.sessions SET generation = ?, rotated_at = ?, last_used_on = ? WHERE id = ?
      """;

  /// An account was last used on the day on which one of its sessions was.
  private static final String SEEN =
      """
      UPDATE identity.accounts
      SET last_seen_on = ?, inactivity_notices = 0, inactivity_noticed_on = NULL
      WHERE user_id = ? AND last_seen_on < ?
      """;

  private static final String LIST =
      """
      SELECT id, browser, platform, last_used_on, opened_at FROM identity.sessions
      WHERE user_id = ? AND expires_at > ? ORDER BY last_used_on DESC, id DESC
      """;

  private static final String EXPIRED =
      """
      SELECT id, user_id FROM identity.sessions WHERE expires_at <= ?
      ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
      """;

  /// An access token that somebody showed.
  private record Shown(AccessToken token, Instant at) {}

  private record Expired(SessionId session, UserId user) {}

  private record Locked(UserId user, Rotation.State state) {}

  private final ConnectionOperations<Connection> connections;
  private final TransactionOperations<Connection> transactions;
  private final SessionEnds ends;

  /// Every request asks this one.
  private final SharedReads<Shown, Held> holders = new SharedReads<>(this::findByAccessTokens);

  PostgresSessionStore(
      ConnectionOperations<Connection> connections,
      TransactionOperations<Connection> transactions,
      SessionEnds ends) {
    this.connections = connections;
    this.transactions = transactions;
    this.ends = ends;
  }

  @Override
  public void open(NewSession session, NewAccessToken access) {
    transactions.executeWrite(
        status -> {
          var connection = status.getConnection();
          Sql.update(
              connection,
              INSERT,
              session.id().value(),
              session.user().value(),
              Base64.getUrlDecoder().decode(session.secret().value()),
              session.openedAt(),
              session.device().browser().number(),
              session.device().platform().number(),
              day(session.openedAt()),
              session.openedAt(),
              session.expiresAt());
          AccessTokens.add(connection, session.id(), access, session.openedAt());
          seen(connection, session.user(), session.openedAt());
          endBeyondLimit(connection, session.user(), session.openedAt());
          return session;
        });
  }

  private static void seen(Connection connection, UserId user, Instant at) {
    Sql.update(connection, SEEN, day(at), user.value(), day(at));
  }

  private void endBeyondLimit(Connection connection, UserId user, Instant at) {
    var beyond =
        Sql.list(
            connection,
            BEYOND_LIMIT,
            row -> row.getLong("id"),
            user.value(),
            SESSIONS_PER_ACCOUNT_MAX);
    if (!beyond.isEmpty()) {
      ends.end(connection, user, beyond, at);
    }
  }

  @Override
  public Optional<Held> findByAccessToken(AccessToken token, Instant now) {
    return holders.find(new Shown(token, now));
  }

  private List<Optional<Held>> findByAccessTokens(List<Shown> shown) {
    return connections.executeRead(
        status ->
            Sql.eachFirst(
                status.getConnection(),
                FIND_BY_ACCESS_TOKENS,
                shown.size(),
                row ->
                    new Held(
                        new Caller(
                            new UserId(row.getLong("user_id")), new SessionId(row.getLong("id"))),
                        StandingNumber.read(row.getInt("standing"))),
                shown.stream().map(each -> AccessTokens.digest(each.token)).toArray(byte[][]::new),
                shown.stream().map(Shown::at).toArray(Instant[]::new)));
  }

  @Override
  public Optional<Family> findFamily(SessionId session, Instant now) {
    return transactions.executeRead(
        status ->
            Sql.first(
                status.getConnection(),
                FIND_FAMILY,
                PostgresSessionStore::family,
                session.value(),
                now));
  }

  @Override
  public Rotation rotate(SessionId session, int shown, NewAccessToken access, Instant now) {
    return transactions.executeWrite(
        status -> {
          var connection = status.getConnection();
          var locked = Sql.first(connection, LOCK, PostgresSessionStore::locked, session.value());
          if (locked.isEmpty()) {
            return new Rotation.Over();
          }
          var rotation = Rotation.judge(locked.get().state, shown, now);
          switch (rotation) {
            case Rotation.Advanced(int generation) -> {
              Sql.update(connection, ADVANCE, generation, now, day(now), session.value());
              seen(connection, locked.get().user, now);
              AccessTokens.add(connection, session, access, now);
            }
            case Rotation.Repeated _ -> AccessTokens.add(connection, session, access, now);
            case Rotation.Reused _ ->
                ends.end(connection, locked.get().user, List.of(session.value()), now);
            case Rotation.Over _ -> {}
          }
          return rotation;
        });
  }

  @Override
  public List<Session> list(UserId user, Instant now) {
    return transactions.executeRead(
        status ->
            Sql.list(
                status.getConnection(), LIST, PostgresSessionStore::session, user.value(), now));
  }

  @Override
  public boolean end(UserId user, SessionId session, Instant at) {
    return transactions.executeWrite(
        status -> ends.end(status.getConnection(), user, List.of(session.value()), at) > 0);
  }

  @Override
  public void endOthers(Caller caller, Instant at) {
    transactions.executeWrite(
        status -> {
          ends.endAllBut(status.getConnection(), caller.user(), caller.session(), at);
          return caller;
        });
  }

  @Override
  public int endExpired(Instant now, int sessionsMax) {
    return transactions.executeWrite(
        status -> {
          var connection = status.getConnection();
          var expired =
              Sql.list(
                  connection,
                  EXPIRED,
                  row ->
                      new Expired(
                          new SessionId(row.getLong("id")), new UserId(row.getLong("user_id"))),
                  now,
                  sessionsMax);
          int ended = 0;
          for (var session : expired) {
            ended += ends.end(connection, session.user, List.of(session.session.value()), now);
          }
          return ended;
        });
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private static Family family(ResultSet row) throws SQLException {
    return new Family(
        new UserId(row.getLong("user_id")),
        new FamilySecret(
            Base64.getUrlEncoder().withoutPadding().encodeToString(row.getBytes("family_secret"))),
        Sql.instant(row, "expires_at"),
        StandingNumber.read(row.getInt("standing")));
  }

  private static Locked locked(ResultSet row) throws SQLException {
    return new Locked(
        new UserId(row.getLong("user_id")),
        new Rotation.State(
            row.getInt("generation"),
            Sql.instant(row, "rotated_at"),
            Sql.instant(row, "expires_at")));
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        new SessionId(row.getLong("id")),
        new Device(
            Device.Browser.of(row.getInt("browser")), Device.Platform.of(row.getInt("platform"))),
        row.getObject("last_used_on", LocalDate.class),
        Sql.instant(row, "opened_at"));
  }
}
