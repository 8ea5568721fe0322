package chat.parley.adapters.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.receipt.ReceiptKey;
import chat.parley.domain.receipt.SignedReceipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReceiptLedgerTest {
  @TempDir Path directory;
  private final ReceiptKey key = Receipts.key();
  private final ReceiptCheck check = new ReceiptCheck(PublishedKeys.of(key));
  private Path folder;
  private Instant now = Receipts.NOON;
  private FileReceiptLedger ledger;

  @BeforeEach
  void open() {
    folder = directory.resolve("ledger");
    ledger = reopened();
  }

  @Test
  void givesReceiptsThatAnyoneCanCheck() {
    for (var receipt : List.of(Receipts.erased(1), Receipts.residueFree(2))) {
      var signed = ledger.append(receipt);
      assertThat(check.receipt(bytes(signed.document()))).isEqualTo(receipt);
      assertThat(check.receipt(bytes(signed.document().replace(",", ",\n  ")))).isEqualTo(receipt);
    }
  }

  @Test
  void refusesAReceiptOfAnotherInstanceOrWithOtherWords() {
    var document = ledger.append(Receipts.erased(1)).document();
    var elsewhere = new ReceiptCheck(PublishedKeys.of(Receipts.key()));
    assertThatThrownBy(() -> elsewhere.receipt(bytes(document)))
        .isInstanceOf(RefusedDocumentException.class)
        .hasMessageContaining("a key that was not given");
    assertThatThrownBy(() -> check.receipt(bytes(document.replace("1001", "1002"))))
        .isInstanceOf(RefusedDocumentException.class)
        .hasMessageContaining("does not belong");
  }

  @Test
  void keepsOneReceiptWhenAJobAsksAgain() throws IOException {
    var first = ledger.append(Receipts.erased(1));
    ledger.append(Receipts.erased(2));
    assertThat(ledger.append(Receipts.erased(1))).isEqualTo(first);
    assertThat(reopened().append(Receipts.erased(1))).isEqualTo(first);
    assertThat(reopened().find(Receipts.id(1))).contains(first);
    assertThat(ledger.find(Receipts.id(3))).isEmpty();
    assertThat(check.ledger(folder, Optional.empty()).receipts()).isEqualTo(2);
  }

  @Test
  void isClosedToOthers() throws IOException {
    ledger.append(Receipts.erased(1));
    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("2026-11.receipts"))).isEqualTo("rw-------");
  }

  /// A process can be killed after any byte of a line.
  @Test
  void cutsOffALineThatWasTornAtAnyByteAndGoesOn() throws IOException {
    ledger.append(Receipts.erased(1));
    var file = folder.resolve("2026-11.receipts");
    var one = Files.readAllBytes(file);
    ledger.append(Receipts.erased(2));
    var two = Files.readAllBytes(file);
    for (int length = one.length; length < two.length; length += 7) {
      Files.write(file, Arrays.copyOf(two, length));
      assertThat(reopened().find(Receipts.id(2))).isEmpty();
      assertThat(Files.readAllBytes(file)).isEqualTo(one);
    }
    var blocksThatNeverCame = Arrays.copyOf(two, two.length);
    Arrays.fill(blocksThatNeverCame, one.length + 10, two.length - 1, (byte) 0);
    Files.write(file, blocksThatNeverCame);
    assertThat(reopened().append(Receipts.erased(2)).document()).isNotEmpty();
    assertThat(Files.readAllBytes(file)).isEqualTo(two);
  }

  @Test
  void addsNothingToALedgerThatWasChanged() throws IOException {
    ledger.append(Receipts.erased(1));
    ledger.append(Receipts.erased(2));
    var file = folder.resolve("2026-11.receipts");
    Files.writeString(file, Files.readString(file).replaceFirst("1001", "1002"));
    assertThatThrownBy(this::reopened)
        .isInstanceOf(BrokenLedgerException.class)
        .hasMessageContaining("2026-11.receipts:2");
  }

  @Test
  void seesWhatAnotherProcessAdded() throws IOException {
    var other = reopened();
    ledger.append(Receipts.erased(1));
    other.append(Receipts.erased(2));
    ledger.append(Receipts.erased(3));
    assertThat(check.ledger(folder, Optional.empty()).receipts()).isEqualTo(3);
    assertThat(other.find(Receipts.id(3))).isPresent();
  }

  @Test
  void keepsTheChainWhenManyAskAtOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          IntStream.range(0, 20)
              .<Callable<SignedReceipt>>mapToObj(
                  at -> () -> ledger.append(Receipts.erased(at % 10)))
              .toList();
      for (var done : threads.invokeAll(asked)) {
        done.get();
      }
    }
    assertThat(check.ledger(folder, Optional.empty()).receipts()).isEqualTo(10);
  }

  @Test
  void signsAMonthThatIsOverAndLetsOldOnesGo() throws IOException {
    for (int month = 0; month < 5; month++) {
      ledger.append(Receipts.erased(month));
      now = now.plus(Period.ofDays(30));
    }
    ledger.settle(Period.ofDays(70));

    var whole = check.ledger(folder, Optional.empty());
    assertThat(whole).isEqualTo(new ReceiptCheck.Whole(2, 5, 3));
    ledger.append(Receipts.erased(9));
    assertThat(reopened().find(Receipts.id(9))).isPresent();
    assertThat(check.ledger(folder, Optional.empty()).receipts()).isEqualTo(3);
    assertThat(folder.resolve("2026-11.receipts")).doesNotExist();
  }

  @Test
  void settlesOnceHoweverOftenItIsAsked() throws IOException {
    ledger.append(Receipts.erased(1));
    now = now.plus(Period.ofDays(30));
    ledger.settle(Period.ofYears(1));
    ledger.settle(Period.ofYears(1));
    reopened().settle(Period.ofYears(1));
    assertThat(check.ledger(folder, Optional.empty())).isEqualTo(new ReceiptCheck.Whole(1, 1, 0));
  }

  @Test
  void opensNoMonthAgainWhenTheClockStepsBack() throws IOException {
    ledger.append(Receipts.erased(1));
    now = now.plus(Period.ofDays(30));
    ledger.append(Receipts.erased(2));
    now = Receipts.NOON;
    ledger.append(Receipts.erased(3));
    assertThat(check.ledger(folder, Optional.empty())).isEqualTo(new ReceiptCheck.Whole(3, 1, 0));
  }

  private FileReceiptLedger reopened() {
    return FileReceiptLedger.open(folder, key, () -> now);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
