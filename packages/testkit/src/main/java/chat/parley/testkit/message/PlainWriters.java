package chat.parley.testkit.message;

import chat.parley.db.outbox.OutboxAppender;
import chat.parley.db.sql.Sql;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.ServerId;
import chat.parley.testkit.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// Writers that share nothing: each change is a JDBC transaction of its own which takes a position
/// under the head's row lock, appends its event, and lingers before it commits.
///
/// The same transactions append to a table `control_log`, for the control: a relay that reads it by
/// `id > cursor`, as if ids were committed in order.
public final class PlainWriters {
  private static final int LINGER_MS_MAX = 50;

  private final TestDatabase database;
  private final MessageSeeds seeds;
  private final List<Place> places;

  /// A channel and its server.
  public record Place(ServerId server, ChannelId channel) {}

  public PlainWriters(TestDatabase database, MessageSeeds seeds, List<Place> places)
      throws SQLException {
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
  public void write(int changes) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < changes; i++) {
        change(connection, places.get(random(places.size())));
      }
    }
  }

  /// Changes one place and commits after a while: whoever came later commits earlier.
  public void hold(Place place, Duration time) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      append(connection, place);
      linger(time);
      connection.commit();
    }
  }

  private void change(Connection transaction, Place place) throws SQLException {
    append(transaction, place);
    linger(Duration.ofMillis(random(LINGER_MS_MAX + 1)));
    transaction.commit();
  }

  private static void linger(Duration time) {
    long endNanos = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = endNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void append(Connection transaction, Place place) {
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
  }

  /// What the naive relay sees until the writers have ended and it has read to the end.
  public Set<Long> readNaively(WritersRunning running) throws SQLException {
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
        linger(Duration.ofMillis(1));
      } while (!last);
    }
    return seen;
  }

  /// Whether any writer is still at work.
  @FunctionalInterface
  public interface WritersRunning {
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
