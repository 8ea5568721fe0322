package chat.parley.worker.relay;

import chat.parley.db.outbox.OutboxAppender;
import chat.parley.db.sql.Sql;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.ServerId;
import chat.parley.testkit.message.MessageSeeds;
import chat.parley.testkit.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Writers that share nothing: each change is a JDBC transaction of its own which takes a position
/// under the head's row lock, appends its event, and lingers before it commits.
///
/// The same transactions append to a table `control_log`, for the control: a relay that reads it by
/// `id > cursor`, as if ids were committed in order.
final class PlainWriters {
  private static final int LINGER_MS_MAX = 50;

  private final TestDatabase database;
  private final MessageSeeds seeds;
  private final List<Place> places;

  /// A channel and its server.
  record Place(ServerId server, ChannelId channel) {}

  PlainWriters(TestDatabase database, MessageSeeds seeds, List<Place> places) throws SQLException {
    this.database = database;
    this.seeds = seeds;
    this.places = places;
    try (var connection = database.dataSource().getConnection()) {
      Sql.update(
          connection,
          """
          CREATE TABLE control_log (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event_id bigint)
          """);
    }
  }

  /// Changes a random channel, so many times.
  void write(int changes) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < changes; i++) {
        change(connection, places.get(random(places.size())));
      }
    }
  }

  private void change(Connection transaction, Place place) throws SQLException {
    long eventId = seeds.ids().next();
    long seq =
        Sql.one(
            transaction,
            """
            UPDATE content.channel_heads SET head_seq = head_seq + 1
            WHERE channel_id = ? RETURNING head_seq
            """,
            row -> row.getLong("head_seq"),
            place.channel().value());
    OutboxAppender.append(
        transaction,
        List.of(
            new EventReference(
                new EventId(eventId),
                EventKind.MESSAGE_DELETED,
                place.server().value(),
                place.channel().value(),
                seeds.ids().next(),
                0,
                seq,
                null)));
    Sql.update(transaction, "INSERT INTO control_log (event_id) VALUES (?)", eventId);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random(LINGER_MS_MAX + 1)));
    transaction.commit();
  }

  /// What the naive relay sees until the writers have ended and it has read to the end.
  Set<Long> readNaively(WritersRunning running) throws SQLException {
    var seen = new HashSet<Long>();
    long cursor = 0;
    try (var connection = database.dataSource().getConnection()) {
      boolean last;
      do {
        last = !running.get();
        for (long[] line : after(connection, cursor)) {
          cursor = line[0];
          seen.add(line[1]);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      } while (!last);
    }
    return seen;
  }

  /// Whether any writer is still at work.
  @FunctionalInterface
  interface WritersRunning {
    boolean get();
  }

  private static List<long[]> after(Connection connection, long cursor) {
    return Sql.list(
        connection,
        "SELECT id, event_id FROM control_log WHERE id > ? ORDER BY id",
        row -> new long[] {row.getLong("id"), row.getLong("event_id")},
        cursor);
  }

  private static int random(int bound) {
    return ThreadLocalRandom.current().nextInt(bound);
  }
}
