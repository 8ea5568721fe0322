package chat.parley.worker.erasure;

import chat.parley.db.erasure.ErasureJob;
import chat.parley.domain.receipt.Receipt;
import chat.parley.domain.receipt.Receipt.Kept;
import chat.parley.shared.inventory.Inventory;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the receipt "erased": what went, in numbers, and what stays, with its reason.
@Singleton
public final class ErasedReceipts {
  private final Inventory inventory;

  ErasedReceipts(Inventory inventory) {
    this.inventory = inventory;
  }

  Receipt of(ErasureJob job, Map<String, Long> kept, Instant now) {
    return new Receipt(
        job.receipt(),
        Receipt.Kind.ERASED,
        now,
        inventory.sha256(),
        job.counts(),
        job.keysDestroyed(),
        List.of(),
        Optional.empty(),
        kept.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> kept(entry.getKey(), entry.getValue()))
            .toList());
  }

  private Kept kept(String place, long count) {
    var erasure = inventory.find(place).orElseThrow().erasure().orElseThrow();
    return new Kept(
        place, count, said(erasure.reason()), said(erasure.law()), said(erasure.until()));
  }

  /// The inventory's own rules ask for it where something is kept.
  private static String said(Optional<String> words) {
    return words.orElseThrow();
  }
}
