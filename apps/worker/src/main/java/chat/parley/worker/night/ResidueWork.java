package chat.parley.worker.night;

import chat.parley.db.key.KeyEpochs;
import chat.parley.db.residue.RawSearch;
import chat.parley.db.residue.Rewrite;
import chat.parley.domain.erasure.Residue;
import chat.parley.domain.erasure.Residue.Stage;
import chat.parley.domain.erasure.Residues;
import chat.parley.domain.receipt.FindReceipts;
import chat.parley.domain.receipt.Receipt;
import chat.parley.domain.receipt.ReceiptCodes;
import chat.parley.domain.receipt.ReceiptLedger;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.LogKey;
import chat.parley.shared.log.SafeLog;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Takes what erasures and deletions left in raw bytes out of them, makes sure, and hands out the
/// receipts "residue-free".
@Singleton
@Requires(beans = {KeyRotation.class, ReceiptLedger.class})
public final class ResidueWork {
  private static final SafeLog LOG = SafeLog.of(ResidueWork.class);
  private static final int RESIDUES_MAX = 10_000;
  private static final long TABLE_BYTES_MAX = 8L << 30;

  /// The server counts changed rows some seconds late: what was erased just now is for tomorrow.
  private static final Duration COUNTED_AFTER = Duration.ofMinutes(2);

  private final Residues residues;
  private final KeyEpochs epochs;
  private final Rewrite rewrite;
  private final RawSearch search;
  private final ReceiptLedger ledger;
  private final ReceiptCodes codes;
  private final Inventory inventory;
  private final InstantSource clock;

  ResidueWork(
      Residues residues,
      KeyEpochs epochs,
      Rewrite rewrite,
      RawSearch search,
      ReceiptLedger ledger,
      ReceiptCodes codes,
      Inventory inventory,
      InstantSource clock) {
    this.residues = residues;
    this.epochs = epochs;
    this.rewrite = rewrite;
    this.search = search;
    this.ledger = ledger;
    this.codes = codes;
    this.inventory = inventory;
    this.clock = clock;
  }

  /// After a rotation: whose keys nothing can open any more.
  void noteRotation(Connection connection) {
    var living = epochs.living(connection).stream().map(KeyEpochs.Living::epoch).toList();
    advance(Stage.ROTATE_ROOT_KEY, left -> !living.contains(left.rootEpoch()), Stage.REWRITE);
  }

  /// Writes tables anew.
  ///
  /// @param all whether all of them, whatever the server counted
  void rewrite(Connection connection, boolean all) {
    var start = clock.instant();
    var result = rewrite.run(connection, all, start);
    if (result.postponed() > 0) {
      LOG.warn(LogEvent.REWRITE_POSTPONED, LogKey.COUNT, result.postponed());
      return;
    }
    var counted = all ? Instant.MAX : start.minus(COUNTED_AFTER);
    advance(Stage.REWRITE, left -> left.erasedAt().isBefore(counted), Stage.SCAN);
  }

  /// Searches, and hands out the receipts of what was not found; answers how many.
  int searchAndAttest(Connection connection) {
    var rewritten =
        residues.pending(RESIDUES_MAX).stream()
            .filter(left -> left.stage().compareTo(Stage.SCAN) >= 0)
            .toList();
    if (rewritten.isEmpty()) {
      return 0;
    }
    var keys = rewritten.stream().flatMap(left -> left.keysDestroyed().stream()).toList();
    var found = search.run(connection, keys, TABLE_BYTES_MAX);
    if (found.hits() > 0) {
      LOG.warn(LogEvent.RESIDUE_FOUND, LogKey.COUNT, found.hits());
      residues.advance(rewritten.stream().map(Residue::id).toList(), Stage.REWRITE);
      return 0;
    }
    var scan =
        new Receipt.Scan(
            clock.instant(), found.stores(), found.forms(), found.bytes(), found.hits());
    residues.advance(rewritten.stream().map(Residue::id).toList(), Stage.RECEIPT);
    rewritten.forEach(left -> attest(connection, left, scan));
    return rewritten.size();
  }

  /// Killed anywhere here, the next night searches and comes again: a receipt is there once.
  private void attest(Connection connection, Residue left, Receipt.Scan scan) {
    var now = clock.instant();
    var ended =
        epochs
            .destroyed(connection, left.rootEpoch())
            .map(
                epoch ->
                    List.of(
                        new Receipt.DestroyedEpoch(
                            epoch.epoch(), epoch.at(), epoch.backupsGoneBy())))
            .orElse(List.of());
    var receipt =
        new Receipt(
            left.receipt(),
            Receipt.Kind.RESIDUE_FREE,
            now,
            inventory.sha256(),
            Collections.unmodifiableSortedMap(new TreeMap<>()),
            left.keysDestroyed(),
            ended,
            Optional.of(scan),
            List.of());
    var signed = ledger.append(receipt);
    var _ = codes.attach(left.code(), signed, now.plus(FindReceipts.CODE_GOOD_FOR));
    residues.finish(left.id());
  }

  private void advance(Stage from, Predicate<Residue> condition, Stage to) {
    var ready =
        residues.pending(RESIDUES_MAX).stream()
            .filter(left -> left.stage() == from)
            .filter(condition)
            .map(Residue::id)
            .toList();
    if (!ready.isEmpty()) {
      residues.advance(ready, to);
    }
  }
}
