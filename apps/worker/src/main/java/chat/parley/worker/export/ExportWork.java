package chat.parley.worker.export;

import chat.parley.adapters.objects.ObjectStore;
import chat.parley.db.export.ExportJobs;
import chat.parley.db.export.ExportJobs.Job;
import chat.parley.db.export.ExportJobs.LeaseLostException;
import chat.parley.db.export.ExportPlan;
import chat.parley.db.export.ExportTable;
import chat.parley.db.export.RowReader;
import chat.parley.db.key.FieldCipher;
import chat.parley.domain.export.Export.State;
import chat.parley.domain.server.ServerDirectory;
import chat.parley.shared.crypto.Mac;
import chat.parley.shared.inventory.Inventory;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Does what is to be done for one export, from where it stands to its end.
@Singleton
final class ExportWork {
  /// Rows of a page, and of a piece: with messages of 4,000 characters about 6 MiB in memory.
  static final int PAGE_ROWS = 500;

  private static final byte[] OTHERS = "export.others".getBytes(StandardCharsets.US_ASCII);

  private final ExportJobs jobs;
  private final ObjectStore objects;
  private final TransactionOperations<Connection> transactions;
  private final FieldCipher cipher;
  private final ServerDirectory servers;
  private final Inventory inventory;
  private final ExportPacker packer;
  private final InstantSource clock;

  ExportWork(
      ExportJobs jobs,
      ObjectStore objects,
      TransactionOperations<Connection> transactions,
      FieldCipher cipher,
      ServerDirectory servers,
      Inventory inventory,
      ExportPacker packer,
      InstantSource clock) {
    this.jobs = jobs;
    this.objects = objects;
    this.transactions = transactions;
    this.cipher = cipher;
    this.servers = servers;
    this.inventory = inventory;
    this.packer = packer;
    this.clock = clock;
  }

  /// Where reading stands.
  private record Position(int pieces, String table, List<String> key, long rows) {}

  /// What reading needs, from its beginning to its end.
  ///
  /// @param others makes the names of other people
  private record Reading(Job job, ExportPlan plan, Pieces pieces, VisibleNames names, Mac others) {}

  Optional<Job> claim() {
    return jobs.claim(clock.instant());
  }

  /// Answers whether the export is ready.
  boolean run(Job job) {
    var key = jobs.key(job);
    if (key.isEmpty()) {
      return false; // the person is being erased, and this row with them
    }
    try {
      return run(job, new Pieces(objects, job.stem(), key.get()));
    } catch (LeaseLostException e) {
      return false; // deleted, or somebody else's by now: either way not ours to finish
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Arrays.fill(key.get(), (byte) 0);
    }
  }

  private boolean run(Job job, Pieces pieces) throws IOException {
    if (job.attempts() > ExportJobs.ATTEMPTS_MAX) {
      jobs.fail(job);
      pieces.drop(job.pieces());
      return false;
    }
    var plan = transactions.executeRead(status -> ExportPlan.of(inventory, status.getConnection()));
    boolean begun = job.plan().equals(plan.digest());
    var readAt = begun ? job.readAt().orElseThrow() : clock.instant();
    int count = begun ? job.pieces() : 0;
    if (!begun || job.state() != State.PACKING) {
      count = read(reading(job, plan, pieces), begun, readAt);
      jobs.pack(job, clock.instant());
    }
    packer.pack(job, plan, pieces, count, readAt);
    pieces.drop(count);
    return true;
  }

  private Reading reading(Job job, ExportPlan plan, Pieces pieces) {
    var names = VisibleNames.of(servers.statesOf(job.person()));
    return new Reading(job, plan, pieces, names, Mac.withKey(Mac.withKey(pieces.key()).of(OTHERS)));
  }

  /// Reads every table from where it stands; answers how many pieces there are then.
  private int read(Reading reading, boolean begun, Instant readAt) throws IOException {
    var job = reading.job();
    if (!begun) {
      reading.pieces().drop(job.pieces());
      jobs.begin(job, reading.plan().digest(), count(reading), readAt);
    }
    var at =
        begun
            ? new Position(job.pieces(), job.atTable(), job.atKey(), job.rowsRead())
            : new Position(0, "", List.of(), 0);
    for (var table : reading.plan().tables()) {
      if (table.place().compareTo(at.table()) >= 0) {
        at = read(reading, table, at);
      }
    }
    return at.pieces();
  }

  private Position read(Reading reading, ExportTable table, Position begin) throws IOException {
    var at = begin;
    int rows = PAGE_ROWS;
    while (rows == PAGE_ROWS) {
      var after = table.place().equals(at.table()) ? at.key() : List.<String>of();
      var page =
          transactions.executeRead(
              status -> reader(status.getConnection(), reading).page(table, after, PAGE_ROWS));
      rows = page.rows().size();
      if (rows > 0) {
        reading.pieces().put(at.pieces(), table.place(), page.rows());
        at = new Position(at.pieces() + 1, table.place(), page.lastKey(), at.rows() + rows);
        jobs.note(reading.job(), at.pieces(), at.table(), at.key(), at.rows(), clock.instant());
      }
    }
    return at;
  }

  private long count(Reading reading) {
    return transactions.executeRead(
        status -> {
          var reader = reader(status.getConnection(), reading);
          return reading.plan().tables().stream().mapToLong(reader::count).sum();
        });
  }

  private RowReader reader(Connection connection, Reading reading) {
    return new RowReader(
        connection, cipher, reading.job().person(), reading.names(), reading.others());
  }
}
