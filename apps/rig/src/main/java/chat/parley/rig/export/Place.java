package chat.parley.rig.export;

import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.objects.DirectoryObjectStore;
import chat.parley.db.key.FieldCipher;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.export.Export;
import chat.parley.domain.export.Export.State;
import chat.parley.domain.export.ExportStore;
import chat.parley.domain.id.UserId;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Traces;
import chat.parley.testkit.identity.Samples;
import chat.parley.testkit.message.ManyMessages;
import chat.parley.testkit.postgres.TestDatabase;
import chat.parley.worker.export.ExportChore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;

/// A database full of other people's messages, and a worker that exports.
final class Place implements AutoCloseable {
  /// A channel of nobody else.
  private static final long CHANNEL = 1_000_000;

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
    try (var connection = database.dataSource().getConnection()) {
      ManyMessages.ofOthers(connection, 0, messages, messages);
    }
  }

  /// Somebody whose messages lie between those of the others.
  UserId person(long id, int messages) throws SQLException {
    var person = new UserId(id);
    database.bean(AccountStore.class).create(Samples.account(id, "person" + id), Samples.HASH);
    try (var connection = database.dataSource().getConnection()) {
      ManyMessages.ofOne(
          connection,
          database.bean(FieldCipher.class),
          new ManyMessages.Talk(person, 1, CHANNEL + id, messages, Math.toIntExact(id)));
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
}
