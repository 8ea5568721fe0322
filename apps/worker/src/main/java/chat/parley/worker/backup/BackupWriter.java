package chat.parley.worker.backup;

import chat.parley.adapters.backup.Archive;
import chat.parley.adapters.backup.ArchiveName;
import chat.parley.adapters.backup.ArchiveWriter;
import chat.parley.adapters.keys.FileRootKey;
import chat.parley.adapters.receipt.LedgerReading;
import chat.parley.db.backup.Half;
import chat.parley.db.backup.KeystoreRows;
import chat.parley.db.backup.Shape;
import chat.parley.db.backup.Snapshot;
import chat.parley.domain.key.RootEpochs;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes backups, opens each once more as a restore would, and lets the old ones go.
public final class BackupWriter {
  static final String ROOT_KEY = "root.key";

  /// Signs receipts; lies beside the ledger.
  static final String RECEIPT_KEY = "receipt.key";

  private static final String SHAPE = "shape";
  private static final String LEDGER_HEAD = "ledger_head";

  private final Inventory inventory;
  private final RootEpochs root;
  private final Path ledger;
  private final InstantSource clock;

  /// A writer for one instance.
  ///
  /// @param ledger the folder of the receipts, which no backup holds
  public BackupWriter(Inventory inventory, RootEpochs root, Path ledger, InstantSource clock) {
    this.inventory = inventory;
    this.root = root;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// Writes one half or both, of the same moment, each into its folder; answers the archives.
  ///
  /// @throws RuntimeException if what was written does not open
  public List<Path> write(Connection connection, List<Target> targets) throws IOException {
    var now = clock.instant();
    var ledgerHead = LedgerReading.of(ledger).head();
    var written =
        Snapshot.read(
            connection,
            inventory,
            snapshot -> {
              var archives = new ArrayList<Path>();
              for (var target : targets) {
                archives.add(write(snapshot, target, ledgerHead, now));
              }
              return archives;
            });
    for (int at = 0; at < targets.size(); at++) {
      var half = targets.get(at).half();
      check(half, written.get(at));
      ArchiveName.prune(targets.get(at).folder(), half.kind(), now, half.keptFor(inventory));
    }
    return written;
  }

  /// A half, and the folder for its archives.
  public record Target(Half half, Path folder) {}

  private Path write(Snapshot snapshot, Target target, String ledgerHead, Instant now)
      throws IOException {
    var shape = snapshot.shape(target.half());
    var name = new ArchiveName(target.half().kind(), now);
    try (var archive = ArchiveWriter.begin(target.folder(), name)) {
      for (var table : shape.tables()) {
        archive.add(part(table), out -> snapshot.copy(table, out));
      }
      if (target.half() == Half.KEYSTORE) {
        archive.add(ROOT_KEY, out -> out.write(root.copy()));
        var receiptKey = ledger.resolveSibling(RECEIPT_KEY);
        if (Files.exists(receiptKey)) {
          archive.add(RECEIPT_KEY, out -> Files.copy(receiptKey, out));
        }
      }
      return archive.finish(
          new Json.Members(Map.of(SHAPE, shape.json(), LEDGER_HEAD, Json.text(ledgerHead))));
    }
  }

  private static void check(Half half, Path file) throws IOException {
    try (var archive = Archive.open(file)) {
      if (half == Half.KEYSTORE) {
        open(archive);
      }
    }
  }

  /// Opens every key of a keystore half; answers how many there are.
  static long open(Archive archive) throws IOException {
    var keys = FileRootKey.ofCopy(archive.bytes(ROOT_KEY));
    try (var rows = archive.part(part(KeystoreRows.SUBJECT_KEYS))) {
      return KeystoreRows.open(shape(archive), rows, keys);
    }
  }

  static Shape shape(Archive archive) {
    return Shape.of(fact(archive, SHAPE));
  }

  /// SHA-256 of the newest receipt when the backup was taken.
  static String ledgerHead(Archive archive) {
    if (fact(archive, LEDGER_HEAD) instanceof Json.Text(var head)) {
      return head;
    }
    throw new IllegalArgumentException("the archive does not say where the ledger was");
  }

  private static Json fact(Archive archive, String name) {
    if (archive.manifest().facts() instanceof Json.Members(var facts)) {
      return Optional.ofNullable(facts.get(name)).orElseThrow();
    }
    throw new IllegalArgumentException("the archive has no facts");
  }

  static String part(Shape.Table table) {
    return part(table.name());
  }

  private static String part(String table) {
    return "tables/" + table;
  }
}
