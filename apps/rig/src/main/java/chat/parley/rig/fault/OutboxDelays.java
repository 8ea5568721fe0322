package chat.parley.rig.fault;

import chat.parley.db.sql.Sql;
import chat.parley.proto.subject.Subjects;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.testkit.message.MessageSeeds;
import chat.parley.testkit.message.PlainWriters;
import chat.parley.testkit.message.PlainWriters.Place;
import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// F2: writers linger in their transactions, and one transaction stays open all the while. What the
/// relay publishes must be everything, and in the order of each channel. The control reads the same
/// rows by a cursor on their id.
final class OutboxDelays implements Fault {
  private static final int WRITERS = 16;
  private static final int SERVERS = 8;
  private static final int CHANGES_PER_SECOND = 25;
  private static final int LAG_MS_MAX = 2_000;
  private static final int PATIENCE_MS = 30_000;

  @Override
  public Report run(Scale scale) throws Exception {
    try (var instance = Instance.start();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var seeds = new MessageSeeds(instance.database);
      var places = new ArrayList<Place>();
      for (int i = 0; i <= SERVERS; i++) {
        places.add(new Place(seeds.newServer(), seeds.newChannel()));
      }
      var heard = listen(instance);
      var open = places.removeLast();
      var writers = new PlainWriters(instance.database, seeds, places);
      int each = (int) Math.max(1, scale.heldFor().toSeconds()) * CHANGES_PER_SECOND;
      var writing = new ArrayList<Future<?>>();
      writing.add(threads.submit(() -> done(() -> writers.hold(open, scale.heldFor()))));
      for (int i = 0; i < WRITERS; i++) {
        writing.add(threads.submit(() -> done(() -> writers.write(each))));
      }
      var naive =
          threads.submit(
              () -> writers.readNaively(() -> writing.stream().anyMatch(w -> !w.isDone())));
      for (var done : writing) {
        done.get();
      }
      long beganNanos = System.nanoTime();
      Crowd.await(PATIENCE_MS, () -> waiting(instance) == 0);
      long lagMs = (System.nanoTime() - beganNanos) / 1_000_000;
      int written = WRITERS * each + 1;
      Crowd.await(PATIENCE_MS, () -> sizeOf(heard) >= written);
      return new Report()
          .count("changes", written)
          .none("missed", written - sizeOf(heard))
          .none("out of order", outOfOrder(heard))
          .atMost("ms of lag at the end", lagMs, LAG_MS_MAX)
          .control("changes that the naive cursor missed", written - naive.get().size());
    }
  }

  private interface Step {
    void run() throws SQLException;
  }

  private static boolean done(Step step) throws SQLException {
    step.run();
    return true;
  }

  private static Map<Long, List<Long>> listen(Instance instance) {
    var heard = new ConcurrentHashMap<Long, List<Long>>();
    instance.bus.subscribe(
        Subjects.allServers(),
        (_, payload) -> {
          var event = parse(payload);
          heard
              .computeIfAbsent(event.getChannelId(), _ -> new CopyOnWriteArrayList<>())
              .add(event.getChannelSeq());
        });
    return heard;
  }

  private static EventEnvelope parse(byte[] payload) {
    try {
      return EventEnvelope.parseFrom(payload);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int sizeOf(Map<Long, List<Long>> heard) {
    return heard.values().stream().mapToInt(List::size).sum();
  }

  private static long outOfOrder(Map<Long, List<Long>> heard) {
    long breaks = 0;
    for (var positions : heard.values()) {
      for (int i = 0; i < positions.size(); i++) {
        breaks += positions.get(i) == i + 1 ? 0 : 1;
      }
    }
    return breaks;
  }

  private static long waiting(Instance instance) {
    try (var connection = instance.database.dataSource().getConnection()) {
      return Sql.one(
          connection,
          "SELECT count(*) AS waiting FROM ops.outbox_events",
          row -> row.getLong("waiting"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
