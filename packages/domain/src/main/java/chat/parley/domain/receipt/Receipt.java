package chat.parley.domain.receipt;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What was done to erase someone. It holds no personal data, and none must ever be added.
///
/// @param inventory SHA-256 of the inventory that the erasure followed, in hexadecimal
/// @param counts rows, objects or keys that went, by the id of their inventory record
/// @param keysDestroyed ids of the person's keys; what they sealed cannot be opened again
/// @param epochsDestroyed root keys under which copies of those keys had been wrapped
/// @param scan the search of raw bytes, which a receipt "residue-free" has
/// @param kept what stays, each with its reason
public record Receipt(
    ReceiptId id,
    Kind kind,
    Instant issuedAt,
    String inventory,
    SortedMap<String, Long> counts,
    List<Long> keysDestroyed,
    List<DestroyedEpoch> epochsDestroyed,
    Optional<Scan> scan,
    List<Kept> kept) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public Receipt {
    if (!SHA256.matcher(inventory).matches()) {
      throw new IllegalArgumentException("the inventory is named by its SHA-256");
    }
    if (scan.isPresent() != (kind == Kind.RESIDUE_FREE)) {
      throw new IllegalArgumentException("a receipt has a scan when it says residue-free");
    }
    if (scan.filter(found -> found.hits() > 0).isPresent()) {
      throw new IllegalArgumentException("what was found is not free of residue");
    }
    if (counts.values().stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("a count is not negative");
    }
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    keysDestroyed = List.copyOf(keysDestroyed);
    epochsDestroyed = List.copyOf(epochsDestroyed);
    kept = List.copyOf(kept);
  }

  /// How far the erasure has come.
  public enum Kind {
    /// No query finds the person; their keys are gone.
    ERASED,
    /// No byte of them is left in any store.
    RESIDUE_FREE
  }

  /// A root key that is gone.
  ///
  /// @param liveDestroyedAt when the running instance lost it
  /// @param backupsGoneBy when the last backup of the keystore that holds it goes
  public record DestroyedEpoch(int epoch, Instant liveDestroyedAt, Instant backupsGoneBy) {}

  /// A search of raw bytes.
  ///
  /// @param forms in how many encodings each value was looked for
  public record Scan(Instant finishedAt, int stores, int forms, long bytes, long hits) {}

  /// Data that stay.
  ///
  /// @param record the id of the inventory record
  /// @param until when or by what they go after all
  public record Kept(String record, long count, String reason, String law, String until) {}
}
