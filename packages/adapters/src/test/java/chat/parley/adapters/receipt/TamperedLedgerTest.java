package chat.parley.adapters.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.receipt.ReceiptKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Goal: no bit of a chain of 10,000 receipts changes unseen, and no tail is cut behind a
/// checkpoint. Method: a line is refused for its own bytes or for not following the line before, so
/// each line is flipped by itself, at a random bit, and three of them at every byte. What concerns
/// a whole folder is tried on a smaller one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperedLedgerTest {
  private static final int MONTHS = 4;
  private static final int RECEIPTS_OF_MONTH = 2_500;
  private static final int FEW = 25;
  private static final YearMonth FIRST = YearMonth.of(2026, 8);
  private static final long SEED = 10_000;

  @TempDir static Path large;
  @TempDir static Path folder;
  private final ReceiptKey key = Receipts.key();
  private final PublishedKeys keys = PublishedKeys.of(key);
  private final ReceiptCheck check = new ReceiptCheck(keys);

  @BeforeAll
  void lay() throws IOException {
    Receipts.lay(large, key, FIRST, MONTHS, RECEIPTS_OF_MONTH);
    Receipts.lay(folder, key, FIRST, MONTHS, FEW);
  }

  @Test
  void isWholeAsItWasWritten() throws IOException {
    assertThat(check.ledger(large, Optional.empty()))
        .isEqualTo(new ReceiptCheck.Whole(MONTHS * RECEIPTS_OF_MONTH, MONTHS, 0));
  }

  @Test
  void seesAFlippedBitOfAnyEntry() throws IOException {
    var random = new Random(SEED);
    int entries = 0;
    for (int month = 0; month < MONTHS; month++) {
      for (var line : month(large, month).lines()) {
        requireSeen(line, random.nextInt(line.length * 8));
        entries++;
      }
    }
    assertThat(entries).isEqualTo(10_000);
  }

  @Test
  void seesAFlippedBitInAnyByteOfSampledEntriesAndCheckpoints() throws IOException {
    var random = new Random(SEED);
    var sample = new ArrayList<byte[]>();
    sample.add(month(large, 0).lines().getFirst());
    sample.add(month(large, 3).lines().getLast());
    sample.add(new LedgerFolder(large).checkpoints().lines().get(1));
    for (var line : sample) {
      for (int at = 0; at < line.length; at++) {
        requireSeen(line, at * 8 + random.nextInt(8));
      }
    }
  }

  @Test
  void seesAFlippedBitInTheFolder() throws IOException {
    var random = new Random(SEED);
    for (var name : List.of("2026-08.receipts", "2026-11.receipts", "checkpoints")) {
      var file = folder.resolve(name);
      var whole = Files.readAllBytes(file);
      var changed = whole.clone();
      changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      requireBroken(file, whole, changed);
    }
  }

  @Test
  void seesLinesThatAreCutExchangedOrTakenOut() throws IOException {
    var file = month(folder, 3).path();
    var whole = Files.readAllBytes(file);
    requireBroken(file, whole, join(month(folder, 3).lines().subList(0, FEW - 1)));
    requireBroken(file, whole, new byte[0]);
    var lines = new ArrayList<>(month(folder, 3).lines());
    lines.add(1, lines.remove(2));
    requireBroken(file, whole, join(lines));
    requireBroken(file, whole, join(month(folder, 3).lines().subList(1, FEW)));
  }

  @Test
  void seesAMonthThatIsGoneBetweenOthersAndAMonthWithoutItsCheckpoint() throws IOException {
    var file = month(folder, 1).path();
    var aside = file.resolveSibling("aside");
    Files.move(file, aside);
    requireBroken("the month is missing between others");
    Files.move(aside, file);

    var checkpoints = new LedgerFolder(folder).checkpoints();
    var whole = Files.readAllBytes(checkpoints.path());
    requireBroken(checkpoints.path(), whole, join(checkpoints.lines().subList(0, 2)));
  }

  @Test
  void seesATailCutTogetherWithItsCheckpointByACheckpointKeptElsewhere(@TempDir Path cut)
      throws IOException {
    var checkpoints = new LedgerFolder(folder).checkpoints().lines();
    var held = checkpoints.getLast();
    for (int month = 0; month < 3; month++) {
      Files.copy(month(folder, month).path(), cut.resolve(month(folder, month).name()));
    }
    Files.write(cut.resolve("checkpoints"), join(checkpoints.subList(0, 3)));

    assertThat(check.ledger(cut, Optional.empty()).receipts()).isEqualTo(3 * FEW);
    assertThatThrownBy(() -> check.ledger(cut, Optional.of(held)))
        .isInstanceOf(BrokenLedgerException.class)
        .hasMessageContaining("2026-11 is not in it");
  }

  private void requireSeen(byte[] line, int bit) {
    var changed = line.clone();
    changed[bit / 8] ^= (byte) (1 << (bit % 8));
    assertThatThrownBy(() -> SignedDocument.readLine(changed).requireSigned(keys))
        .as("bit %s", bit)
        .isInstanceOf(RefusedDocumentException.class);
  }

  private void requireBroken(Path file, byte[] whole, byte[] changed) throws IOException {
    Files.write(file, changed);
    try {
      requireBroken("");
    } finally {
      Files.write(file, whole);
    }
  }

  private void requireBroken(String words) {
    assertThatThrownBy(() -> check.ledger(folder, Optional.empty()))
        .isInstanceOf(BrokenLedgerException.class)
        .hasMessageContaining(words);
  }

  private static LineFile month(Path of, int at) {
    return new LedgerFolder(of).month(FIRST.plusMonths(at));
  }

  private static byte[] join(List<byte[]> lines) {
    var joined = new ByteArrayOutputStream();
    for (var line : lines) {
      joined.writeBytes(line);
      joined.write('\n');
    }
    return joined.toByteArray();
  }
}
