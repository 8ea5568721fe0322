package chat.parley.standalone;

import chat.parley.adapters.postgres.PostgresAddress;
import chat.parley.db.backup.Half;
import chat.parley.shared.inventory.Inventory;
import chat.parley.worker.backup.BackupWriter;
import chat.parley.worker.backup.BackupWriter.Target;
import chat.parley.worker.night.Night;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/// Backups and the work of the night, at the operator's word, beside a running node or without one.
final class KeeperTask {
  private KeeperTask() {}

  /// Where a half of a backup lies: the two are apart.
  static Path folder(Path backups, Half half) {
    return backups.resolve(half.kind());
  }

  /// The lines to print.
  static List<String> backUp(Arguments.Backup backup, Path binaries) {
    var data = used(backup.data());
    var root = data.rootKey();
    var clock = InstantSource.system();
    var writer = new BackupWriter(Inventory.load(), root, data.receipts(), clock);
    return Database.with(
        data,
        binaries,
        database -> {
          var written = write(writer, database, backup.folder());
          return List.of(
              "Data:     " + written.getFirst(),
              "Keystore: " + written.getLast(),
              "Keep them apart: the keystore opens what the data hold. Guard it like the key.");
        });
  }

  private static List<Path> write(BackupWriter writer, PostgresAddress database, Path folder) {
    var targets =
        List.of(
            new Target(Half.DATA, folder(folder, Half.DATA)),
            new Target(Half.KEYSTORE, folder(folder, Half.KEYSTORE)));
    try (var connection = Database.connect(database)) {
      return writer.write(connection, targets);
    } catch (IOException e) {
      throw new StartFailure("the backup cannot be written to " + folder, e);
    } catch (SQLException e) {
      throw new StartFailure("the database cannot be read", e);
    }
  }

  /// The lines to print.
  static List<String> night(Arguments.Night night, Path binaries) {
    return OperatorTask.run(
        used(night.data()),
        binaries,
        context ->
            context
                .getBean(Night.class)
                .run()
                .orElseThrow(() -> new StartFailure("a node is at the work of the night now")));
  }

  private static DataDirectory used(Path folder) {
    var data = DataDirectory.open(folder);
    if (!data.isUsed()) {
      throw new StartFailure(folder + " holds no Parley yet: start it once with up");
    }
    return data;
  }
}
