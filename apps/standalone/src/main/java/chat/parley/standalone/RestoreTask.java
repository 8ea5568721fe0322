package chat.parley.standalone;

import chat.parley.adapters.backup.Archive;
import chat.parley.adapters.backup.ArchiveName;
import chat.parley.adapters.backup.DamagedArchiveException;
import chat.parley.adapters.postgres.PostgresAddress;
import chat.parley.adapters.receipt.BrokenLedgerException;
import chat.parley.adapters.receipt.LedgerReading;
import chat.parley.db.backup.Half;
import chat.parley.shared.inventory.Inventory;
import chat.parley.worker.backup.Restore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/// Makes a data folder from a backup: key, receipts, database. The database is fenced; a node that
/// starts on it erases again who was erased since, and serves nobody before that is done.
final class RestoreTask {
  private RestoreTask() {}

  /// The lines to print.
  static List<String> run(Arguments.Restore task, Path binaries) {
    try (var data = Archive.open(latest(task.folder(), Half.DATA));
        var keystore =
            Archive.open(
                task.keystore().isPresent()
                    ? task.keystore().get()
                    : latest(task.folder(), Half.KEYSTORE))) {
      var _ = LedgerReading.of(existing(task.ledger()));
      restore(Restore.of(data, keystore), task, binaries);
      return List.of(
          "Restored to " + task.data() + ", as of " + data.manifest().takenAt() + ".",
          "Start it with up. It is ready when all erasures since then are done again.");
    } catch (DamagedArchiveException | IllegalArgumentException e) {
      throw new StartFailure("this backup cannot be used: " + e.getMessage(), e);
    } catch (BrokenLedgerException e) {
      throw new StartFailure("the ledger is not whole: " + e.place() + ": " + e.why(), e);
    } catch (IOException e) {
      throw new StartFailure("the backup cannot be read", e);
    }
  }

  private static void restore(Restore restore, Arguments.Restore task, Path binaries)
      throws IOException {
    var folder = DataDirectory.open(task.data());
    if (folder.isUsed() || folder.hasRootKey()) {
      throw new StartFailure(task.data() + " is in use; a restore fills an empty folder");
    }
    try (var server = Database.start(folder, binaries)) {
      Database.migrate(server.address(), restore.schemaVersion());
      fill(restore, server.address());
      Database.migrate(server.address());
    }
    copy(task.ledger(), folder.receipts());
    var receiptKey = restore.receiptKey();
    if (receiptKey.isPresent()) {
      folder.restoreReceiptKey(receiptKey.get());
    }
    folder.restoreRootKey(restore.rootKey());
  }

  private static void fill(Restore restore, PostgresAddress database) {
    try (var connection = Database.connect(database)) {
      restore.fill(connection, Inventory.load(), InstantSource.system());
    } catch (SQLException e) {
      throw new StartFailure("the database cannot be written", e);
    }
  }

  private static Path latest(Path folder, Half half) throws IOException {
    return ArchiveName.latest(KeeperTask.folder(folder, half), half.kind())
        .orElseThrow(
            () -> new StartFailure("there is no backup in " + KeeperTask.folder(folder, half)));
  }

  private static Path existing(Path ledger) {
    if (!Files.isDirectory(ledger)) {
      throw new StartFailure("there is no ledger of receipts at " + ledger);
    }
    return ledger;
  }

  private static void copy(Path ledger, Path target) throws IOException {
    Files.createDirectories(
        target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try (var files = Files.list(ledger)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, target.resolve(String.valueOf(file.getFileName())));
      }
    }
  }
}
