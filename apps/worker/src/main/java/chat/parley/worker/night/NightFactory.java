package chat.parley.worker.night;

import chat.parley.adapters.keys.FileRootKey;
import chat.parley.db.backup.RestoreFence;
import chat.parley.db.key.KeyEpochs;
import chat.parley.domain.erasure.Erasures;
import chat.parley.shared.inventory.Inventory;
import chat.parley.worker.backup.BackupWriter;
import chat.parley.worker.backup.FenceReplay;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Root keys in a file are this instance's own to rotate.
@Factory
@Requires(beans = FileRootKey.class)
final class NightFactory {
  private static final String BACKUPS = "keystore-backups";
  private static final String RECEIPTS = "receipts";

  @Singleton
  BackupWriter backups(Inventory inventory, FileRootKey root, InstantSource clock) {
    return new BackupWriter(inventory, root, beside(root, RECEIPTS), clock);
  }

  @Singleton
  FenceReplay replay(RestoreFence fence, Erasures erasures, FileRootKey root, InstantSource clock) {
    return new FenceReplay(fence, erasures, beside(root, RECEIPTS), clock);
  }

  @Singleton
  KeyRotation rotation(
      KeyEpochs epochs,
      FileRootKey root,
      BackupWriter backups,
      @Value("${parley.keystore-backups:}") Optional<Path> folder,
      Inventory inventory,
      InstantSource clock) {
    return new KeyRotation(
        epochs, root, backups, folder.orElseGet(() -> beside(root, BACKUPS)), inventory, clock);
  }

  private static Path beside(FileRootKey root, String folder) {
    return root.file().toAbsolutePath().resolveSibling(folder);
  }
}
