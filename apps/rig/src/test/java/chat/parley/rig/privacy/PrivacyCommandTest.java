package chat.parley.rig.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.receipt.FileReceiptLedger;
import chat.parley.domain.receipt.Receipt;
import chat.parley.domain.receipt.ReceiptId;
import chat.parley.testkit.receipt.MemoryReceiptKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivacyCommandTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private Path ledger;
  private Path file;
  private Path keys;

  @BeforeEach
  void sign() throws IOException {
    ledger = directory.resolve("receipts");
    file = directory.resolve("receipt.json");
    keys = directory.resolve("key");
    var key = new MemoryReceiptKey();
    Files.writeString(keys, key.published().getFirst().point() + "\n");
    var receipts = FileReceiptLedger.open(ledger, key, () -> now);
    Files.writeString(file, receipts.append(receipt(1)).document());
    now = now.plus(Period.ofDays(30));
    receipts.append(receipt(2));
  }

  @Test
  void saysWhatAGenuineReceiptSays() {
    assertThat(run("verify-receipt", "--key", keys.toString(), file.toString())).isZero();
    assertThat(said())
        .contains("Genuine", "went   12  pg.content.messages.body", "keys destroyed: 1")
        .contains("A ban outlives the account.");
  }

  @Test
  void refusesAChangedReceipt() throws IOException {
    Files.writeString(file, Files.readString(file).replace(":12}", ":13}"));
    assertThat(run("verify-receipt", "--key", keys.toString(), file.toString())).isEqualTo(1);
    assertThat(said()).startsWith("NOT GENUINE: the signature does not belong");
  }

  @Test
  void saysThatALedgerIsWhole() throws IOException {
    assertThat(run("verify-ledger", "--key", keys.toString(), ledger.toString())).isZero();
    assertThat(said()).startsWith("Whole. 2 receipts here, 1 checkpoints, 0 months let go.");
    assertThat(
            run(
                "verify-ledger",
                "--key",
                keys.toString(),
                "--checkpoint",
                ledger.resolve("checkpoints").toString(),
                ledger.toString()))
        .isZero();
  }

  @Test
  void refusesALedgerThatWasCut() throws IOException {
    Files.writeString(ledger.resolve("2026-11.receipts"), "");
    assertThat(run("verify-ledger", "--key", keys.toString(), ledger.toString())).isEqualTo(1);
    assertThat(said()).startsWith("NOT WHOLE: 2026-11.receipts");
  }

  @Test
  void saysHowItIsUsed() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("verify-receipt", file.toString())).isEqualTo(2);
    assertThat(run("verify-receipt", "--key", keys.toString(), "--what", "x", "y")).isEqualTo(2);
    assertThat(said()).contains("usage:");
  }

  private int run(String... words) {
    printed.reset();
    return new PrivacyCommand(new PrintStream(printed, true, StandardCharsets.UTF_8))
        .run(List.of(words));
  }

  private String said() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private Receipt receipt(int number) {
    return new Receipt(
        new ReceiptId("%032x".formatted(number)),
        Receipt.Kind.ERASED,
        now,
        "ab".repeat(32),
        new TreeMap<>(Map.of("pg.content.messages.body", 12L)),
        List.of(7L),
        List.of(),
        Optional.empty(),
        List.of(
            new Receipt.Kept(
                "pg.content.bans.user_id", 1, "A ban outlives the account.", "6.1.f", "a year")));
  }
}
