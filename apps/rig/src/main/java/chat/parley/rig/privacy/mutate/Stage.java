package chat.parley.rig.privacy.mutate;

import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import chat.parley.adapters.receipt.FileReceiptLedger;
import chat.parley.rig.privacy.mutate.Cast.Person;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Traces;
import chat.parley.testkit.mail.MemoryMailer;
import chat.parley.testkit.objects.MemoryObjectStore;
import chat.parley.testkit.postgres.TestDatabase;
import chat.parley.testkit.receipt.MemoryReceiptKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;

/// The seeded database, of which each mutant gets a copy with a whole worker of its own.
final class Stage {
  private static final Duration TTL = Duration.ofHours(1);
  private static final InstantSource CLOCK = InstantSource.system();

  private final TestDatabase.Snapshot snapshot;
  private final Cast cast;

  private Stage(TestDatabase.Snapshot snapshot, Cast cast) {
    this.snapshot = snapshot;
    this.cast = cast;
  }

  /// A node, its stores, and the database under it.
  record Place(
      TestDatabase database,
      MemoryEphemeralStore ephemeral,
      MemoryObjectStore objects,
      MemoryMailer mailer,
      Path ledger)
      implements AutoCloseable {
    <T> T the(Class<T> type) {
      return database.bean(type);
    }

    <T> T with(Function<Connection, T> work) {
      try (var connection = database.dataSource().getConnection()) {
        return work.apply(connection);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    Dump dump() {
      return with(Dump::of);
    }

    @Override
    public void close() {
      database.drop();
      ephemeral.close();
      delete(ledger);
    }
  }

  /// Fills a database as the inventory of this build has it.
  static Stage set() {
    var ephemeral = new MemoryEphemeralStore(CLOCK);
    var ledger = newFolder();
    var objects = new MemoryObjectStore();
    var mailer = new MemoryMailer();
    var database =
        TestDatabase.node(
            CLOCK,
            Stage::withoutChores,
            parts(Inventory.load(), ephemeral, objects, mailer, ledger));
    var cast = new Seeder(database, objects, mailer).plant();
    ephemeral.close();
    delete(ledger);
    return new Stage(database.intoSnapshot(), cast);
  }

  Cast cast() {
    return cast;
  }

  /// A copy of everything, and a node that follows an inventory.
  Place open(Inventory inventory) {
    var ephemeral = new MemoryEphemeralStore(CLOCK);
    keep(ephemeral, cast.leaver());
    keep(ephemeral, cast.stayer());
    var objects = cast.objects().copy();
    var mailer = cast.mailer().copy();
    var ledger = newFolder();
    return new Place(
        snapshot.node(
            CLOCK, Stage::withoutChores, parts(inventory, ephemeral, objects, mailer, ledger)),
        ephemeral,
        objects,
        mailer,
        ledger);
  }

  private static void keep(MemoryEphemeralStore ephemeral, Person person) {
    person
        .keys()
        .values()
        .forEach(
            key -> ephemeral.put(key, person.number().getBytes(StandardCharsets.US_ASCII), TTL));
  }

  private static Object[] parts(
      Inventory inventory,
      MemoryEphemeralStore ephemeral,
      MemoryObjectStore objects,
      MemoryMailer mailer,
      Path ledger) {
    return new Object[] {
      inventory,
      new InProcessBus(),
      new Metrics(),
      Traces.off(),
      ephemeral,
      objects,
      mailer,
      FileReceiptLedger.open(ledger, new MemoryReceiptKey(), CLOCK)
    };
  }

  /// What runs, runs when the trial says so.
  private static Map<String, Object> withoutChores(Map<String, Object> settings) {
    settings.put("parley.worker.enabled", "false");
    return settings;
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("parley-mutate");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
