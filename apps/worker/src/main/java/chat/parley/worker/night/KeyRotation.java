package chat.parley.worker.night;

import chat.parley.db.backup.Half;
import chat.parley.db.key.KeyEpochs;
import chat.parley.db.key.KeyEpochs.Destroyed;
import chat.parley.db.key.KeyEpochs.Living;
import chat.parley.domain.key.RootEpochs;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.LogKey;
import chat.parley.shared.log.SafeLog;
import chat.parley.worker.backup.BackupWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.List;

/// Gives the root key a new epoch: the database learns of it, the key file gets its key, all
/// subject keys are wrapped anew, a backup of the keystore is written and opened, the old epoch
/// ends in the database and its key is destroyed.
///
/// Every step leaves a mark that the next run finds: killed at any point, it goes on from there.
/// The database comes first where a new epoch is announced and where an old one ends, so a node
/// never wraps under what the database does not expect.
public final class KeyRotation {
  private static final SafeLog LOG = SafeLog.of(KeyRotation.class);
  private static final int END_ATTEMPTS_MAX = 5;

  private final KeyEpochs epochs;
  private final RootEpochs root;
  private final BackupWriter backups;
  private final Path folder;
  private final Inventory inventory;
  private final InstantSource clock;

  /// A rotation for one instance.
  ///
  /// @param folder where the backups of the keystore lie
  public KeyRotation(
      KeyEpochs epochs,
      RootEpochs root,
      BackupWriter backups,
      Path folder,
      Inventory inventory,
      InstantSource clock) {
    this.epochs = epochs;
    this.root = root;
    this.backups = backups;
    this.folder = folder;
    this.inventory = inventory;
    this.clock = clock;
  }

  /// Whether a rotation was cut off.
  public boolean isUnfinished(Connection connection) {
    return epochs.living(connection).size() > 1 || !epochs.notDestroyed(connection).isEmpty();
  }

  /// The epoch that wraps now.
  public Living latest(Connection connection) {
    return epochs.living(connection).getLast();
  }

  /// Finishes the rotation that was cut off, or does a whole one.
  ///
  /// @throws IllegalStateException if the key file lacks an epoch that the database needs
  public void run(Connection connection) {
    if (!isUnfinished(connection)) {
      epochs.begin(connection, latest(connection).epoch() + 1, clock.instant());
    }
    var living = epochs.living(connection);
    var latest = living.getLast();
    hold(connection, latest);
    long wrapped = epochs.wrapAll(connection, latest.epoch());
    if (living.size() > 1) {
      backUp(connection);
    }
    for (var old : living.subList(0, living.size() - 1)) {
      end(connection, old.epoch(), latest.epoch());
    }
    destroyEnded(connection);
    LOG.info(LogEvent.ROOT_EPOCH_BEGUN, LogKey.EPOCH, latest.epoch(), LogKey.COUNT, wrapped);
  }

  /// A key that was lost is not made again: what it wrapped would stay closed for ever, unnoticed.
  private void hold(Connection connection, Living latest) {
    if (!root.held().contains(latest.epoch())) {
      if (epochs.isUsed(connection, latest.epoch())) {
        throw new IllegalStateException("the key file lacks an epoch that wraps keys");
      }
      root.begin(latest.epoch());
    }
  }

  private void backUp(Connection connection) {
    try {
      backups.write(connection, List.of(new BackupWriter.Target(Half.KEYSTORE, folder)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Somebody who signed up meanwhile may have been given a key under the old epoch.
  private void end(Connection connection, int old, int latest) {
    for (int attempt = 0; attempt < END_ATTEMPTS_MAX; attempt++) {
      if (epochs.end(connection, old, clock.instant())) {
        return;
      }
      epochs.wrapAll(connection, latest);
    }
    throw new IllegalStateException("keys are still being wrapped under the old epoch");
  }

  private void destroyEnded(Connection connection) {
    for (int ended : epochs.notDestroyed(connection)) {
      root.destroy(ended);
      var now = clock.instant();
      epochs.noteDestroyed(
          connection, new Destroyed(ended, now, now.plus(Half.KEYSTORE.keptFor(inventory))));
      LOG.info(LogEvent.ROOT_EPOCH_DESTROYED, LogKey.EPOCH, ended);
    }
  }
}
