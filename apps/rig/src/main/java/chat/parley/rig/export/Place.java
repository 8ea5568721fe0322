package chat.parley.rig.export;

import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.objects.DirectoryObjectStore;
import chat.parley.db.key.FieldCipher;
import chat.parley.db.key.FieldId;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.export.Export;
import chat.parley.domain.export.Export.State;
import chat.parley.domain.export.ExportStore;
import chat.parley.domain.id.UserId;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Traces;
import chat.parley.testkit.identity.Samples;
import chat.parley.testkit.postgres.TestDatabase;
import chat.parley.worker.export.ExportChore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;

/// A database full of other people's messages, and a worker that exports.
final class Place implements AutoCloseable {
  private static final int AUTHORS = 5_000;
  private static final int CHANNELS = 1_000;
  private static final int BATCH_ROWS = 1_000;

  /// Of one month, so that all rows lie in one partition: the hardest case for finding a few.
  private static final String MONTH = "content.first_message_id(date_trunc('month', now()))";

  /// 256 random bytes each: as large as a sealed message of 200 characters.
  private static final String FILL =
      """
      INSERT INTO content.messages (id, server_id, channel_id, channel_seq, author_id, body)
      SELECT %s + n * 4096, 1, n %% ?, n, 1000 + n %% ?,
        sha512(n::text::bytea) || sha512((n + 1)::text::bytea)
        || sha512((n + 2)::text::bytea) || sha512((n + 3)::text::bytea)
      FROM generate_series(1, ?) AS n
      """
          .formatted(MONTH);

  private static final String POST =
      """
      INSERT INTO content.messages (id, server_id, channel_id, channel_seq, author_id, body)
      VALUES (?, 1, ?, ?, ?, ?)
      """;

  private final InstantSource clock = InstantSource.system();
  private final TestDatabase database;

  private Place(TestDatabase database) {
    this.database = database;
  }

  static Place open(Path objects) {
    return new Place(
        TestDatabase.node(
            settings -> {
              settings.put("parley.worker.enabled", false);
              return settings;
            },
            new InProcessBus(),
            new Metrics(),
            Traces.off(),
            DirectoryObjectStore.open(objects, InstantSource.system())));
  }

  void fill(int messages) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.prepareStatement(FILL)) {
      statement.setInt(1, CHANNELS);
      statement.setInt(2, AUTHORS);
      statement.setInt(3, messages);
      statement.executeUpdate();
      execute(connection, "VACUUM ANALYZE content.messages");
    }
  }

  /// Somebody whose messages lie between those of the others.
  UserId person(long id, int messages, int others) throws SQLException {
    var person = new UserId(id);
    database.bean(AccountStore.class).create(Samples.account(id, "person" + id), Samples.HASH);
    var cipher = database.bean(FieldCipher.class);
    try (var connection = database.dataSource().getConnection()) {
      long month = first(connection);
      connection.setAutoCommit(false);
      try (var statement = connection.prepareStatement(POST)) {
        for (int n = 1; n <= messages; n++) {
          long message = month + (long) n * Math.max(1, others / messages) * 4096 + id % 4095 + 1;
          long channel = n % CHANNELS;
          var words = "Message %d of somebody, with some more words. ".formatted(n).repeat(4);
          var body =
              cipher.encrypt(
                  FieldId.MESSAGE_BODY,
                  person,
                  message,
                  channel,
                  words.getBytes(StandardCharsets.UTF_8));
          statement.setLong(1, message);
          statement.setLong(2, channel);
          statement.setLong(3, 10_000_000L + n);
          statement.setLong(4, id);
          statement.setBytes(5, body);
          statement.addBatch();
          if (n % BATCH_ROWS == 0) {
            statement.executeBatch();
          }
        }
        statement.executeBatch();
      }
      connection.commit();
      connection.setAutoCommit(true);
      execute(connection, "ANALYZE content.messages");
    }
    return person;
  }

  /// Has an export made and drops it; answers the milliseconds from the request to its being ready.
  double export(UserId person, int messages) {
    var exports = database.bean(ExportStore.class);
    long begin = System.nanoTime();
    exports.request(person, clock.instant());
    database.bean(ExportChore.class).run();
    double millis = (System.nanoTime() - begin) / 1e6;
    var made = exports.list(person, clock.instant()).getFirst();
    requireWhole(made, messages);
    exports.delete(person, made.id());
    return millis;
  }

  private static void requireWhole(Export made, int messages) {
    if (made.state() != State.READY || made.progress().rowsRead() < messages) {
      throw new IllegalStateException("the export is not whole: " + made);
    }
  }

  @Override
  public void close() {
    database.close();
  }

  private static long first(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT " + MONTH)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
