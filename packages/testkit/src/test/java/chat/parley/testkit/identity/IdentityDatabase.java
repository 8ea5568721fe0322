package chat.parley.testkit.identity;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.session.SessionStore;
import chat.parley.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The tables of identity in the test's database.
final class IdentityDatabase {
  private final TestDatabase database;

  IdentityDatabase(TestDatabase database) {
    this.database = database;
    execute(
        """
        TRUNCATE identity.accounts, identity.sessions, identity.access_tokens,
          identity.password_resets, identity.released_usernames, keystore.subject_keys, keystore.purpose_keys,
          ops.outbox_events, ops.revocations, content.servers CASCADE
        """);
  }

  <T> T the(Class<T> port) {
    return database.bean(port);
  }

  AccountStore accounts() {
    return the(AccountStore.class);
  }

  SessionStore sessions() {
    return the(SessionStore.class);
  }

  /// The sessions whose end is written in both places that cut sockets.
  List<SessionId> ended() {
    return longs(
            """
            SELECT r.target_id FROM ops.revocations r JOIN ops.outbox_events e
              ON e.kind = 40 AND e.entity_id = r.target_id AND e.user_id = r.user_id
            WHERE r.kind = 1 ORDER BY r.id
            """)
        .stream()
        .map(SessionId::new)
        .toList();
  }

  List<Long> longs(String sql) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var values = new ArrayList<Long>();
      while (rows.next()) {
        values.add(rows.getLong(1));
      }
      return values;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  byte[] bytes(String sql) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getBytes(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  void execute(String sql) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
