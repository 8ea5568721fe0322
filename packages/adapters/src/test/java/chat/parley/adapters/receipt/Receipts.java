package chat.parley.adapters.receipt;

import chat.parley.domain.receipt.Receipt;
import chat.parley.domain.receipt.ReceiptId;
import chat.parley.domain.receipt.ReceiptKey;
import chat.parley.shared.crypto.Ed25519Key;
import chat.parley.shared.crypto.RandomTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Receipts, keys and whole ledgers for tests.
final class Receipts {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private Receipts() {}

  static Receipt erased(long number) {
    var counts = new TreeMap<String, Long>();
    counts.put("pg.content.messages.body", 1_000 + number);
    counts.put("pg.identity.accounts.username", 1L);
    return new Receipt(
        id(number),
        Receipt.Kind.ERASED,
        NOON,
        "ab".repeat(32),
        counts,
        List.of(Long.MAX_VALUE, 2L),
        List.of(),
        Optional.empty(),
        List.of(
            new Receipt.Kept(
                "pg.content.bans.user_id", 1, "A ban outlives the account.", "6.1.f", "a year")));
  }

  static Receipt residueFree(long number) {
    return new Receipt(
        id(number),
        Receipt.Kind.RESIDUE_FREE,
        NOON,
        "ab".repeat(32),
        new TreeMap<>(),
        List.of(),
        List.of(new Receipt.DestroyedEpoch(3, NOON, NOON.plusSeconds(604_800))),
        Optional.of(new Receipt.Scan(NOON, 9, 24, 1L << 40, 0)),
        List.of());
  }

  static ReceiptId id(long number) {
    return new ReceiptId("%032x".formatted(number));
  }

  /// A key gone with the test.
  static ReceiptKey key() {
    var key = Ed25519Key.withSeed(RandomTokens.bytes(Ed25519Key.SEED_BYTES));
    return new ReceiptKey() {
      @Override
      public String id() {
        return key.published().fingerprint();
      }

      @Override
      public byte[] sign(byte[] content) {
        return key.sign(content);
      }

      @Override
      public List<Published> published() {
        var point = Base64.getUrlEncoder().withoutPadding().encodeToString(key.published().bytes());
        return List.of(new Published(id(), LocalDate.of(2026, 11, 21), point));
      }
    };
  }

  /// Lays a ledger of whole months, as `FileReceiptLedger` writes it but without waiting for the
  /// disk at every line.
  static void lay(Path folder, ReceiptKey key, YearMonth first, int months, int receiptsOfMonth)
      throws IOException {
    var head = LedgerWalk.NOTHING_BEFORE;
    var checkpointHead = LedgerWalk.NOTHING_BEFORE;
    var checkpoints = new StringBuilder();
    long number = 0;
    for (int at = 0; at < months; at++) {
      var month = first.plusMonths(at);
      var lines = new StringBuilder();
      for (int of = 0; of < receiptsOfMonth; of++) {
        var document = SignedDocument.sign(ReceiptJson.encode(erased(number++), head), key);
        lines.append(document.text()).append('\n');
        head = document.hash();
      }
      Files.writeString(folder.resolve(month + ".receipts"), lines);
      var checkpoint = new Checkpoint(month, receiptsOfMonth, head, checkpointHead);
      var document = SignedDocument.sign(checkpoint.json(), key);
      checkpoints.append(document.text()).append('\n');
      checkpointHead = document.hash();
    }
    Files.writeString(folder.resolve("checkpoints"), checkpoints);
  }
}
