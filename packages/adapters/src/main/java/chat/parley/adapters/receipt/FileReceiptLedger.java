package chat.parley.adapters.receipt;

import chat.parley.domain.receipt.Receipt;
import chat.parley.domain.receipt.ReceiptId;
import chat.parley.domain.receipt.ReceiptKey;
import chat.parley.domain.receipt.ReceiptLedger;
import chat.parley.domain.receipt.SignedReceipt;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.SafeLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// A ledger in a folder. Processes on one machine may share it: a lock file orders them.
public final class FileReceiptLedger implements ReceiptLedger {
  private static final SafeLog LOG = SafeLog.of(FileReceiptLedger.class);
  private static final String FOLDER = "receipts";

  private final LedgerFolder folder;
  private final ReceiptKey key;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();

  /// What was read, and how many bytes the folder had then.
  private record Known(LedgerWalk walk, long bytes) {}

  private Optional<Known> known = Optional.empty();

  /// What is done while no other process writes.
  private interface Work<T> {
    T run() throws IOException;
  }

  private FileReceiptLedger(LedgerFolder folder, ReceiptKey key, InstantSource clock) {
    this.folder = folder;
    this.key = key;
    this.clock = clock;
  }

  /// Opens the ledger beside a file that the operator keeps apart from the data, as the key above
  /// all keys is.
  public static FileReceiptLedger beside(Path file, ReceiptKey key, InstantSource clock) {
    return open(file.toAbsolutePath().resolveSibling(FOLDER), key, clock);
  }

  /// Opens a ledger; makes its folder at the first start.
  ///
  /// @throws BrokenLedgerException if it was changed or damaged
  public static FileReceiptLedger open(Path folder, ReceiptKey key, InstantSource clock) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var ledger = new FileReceiptLedger(new LedgerFolder(folder.toAbsolutePath()), key, clock);
    ledger.alone(ledger::read);
    return ledger;
  }

  @Override
  public SignedReceipt append(Receipt receipt) {
    return alone(
        () -> {
          var there = read(receipt.id());
          if (there.isPresent()) {
            return there.get();
          }
          var month = openMonth();
          var document = SignedDocument.sign(ReceiptJson.encode(receipt, read().head()), key);
          folder.month(month).append(document.bytes());
          return signed(document);
        });
  }

  @Override
  public Optional<SignedReceipt> find(ReceiptId id) {
    return alone(() -> read(id));
  }

  @Override
  public void settle(Period keep) {
    alone(
        () -> {
          closeUpTo(thisMonth().minusMonths(1));
          var oldest = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(keep);
          for (var checkpoint : read().checkpoints()) {
            if (checkpoint.month().atEndOfMonth().isBefore(oldest)) {
              Files.deleteIfExists(folder.month(checkpoint.month()).path());
            }
          }
          return folder;
        });
  }

  /// The month that a receipt of now belongs to. A clock that steps back opens no month again.
  private YearMonth openMonth() throws IOException {
    closeUpTo(thisMonth().minusMonths(1));
    var walk = read();
    var month = thisMonth();
    if (!walk.months().isEmpty() && walk.months().lastKey().isAfter(month)) {
      month = walk.months().lastKey();
    }
    var closed = walk.checkpoints();
    return closed.isEmpty() || closed.getLast().month().isBefore(month)
        ? month
        : closed.getLast().month().plusMonths(1);
  }

  private void closeUpTo(YearMonth last) throws IOException {
    var walk = read();
    if (walk.months().isEmpty()) {
      return;
    }
    var open = walk.months().lastEntry();
    boolean closed =
        !walk.checkpoints().isEmpty()
            && !walk.checkpoints().getLast().month().isBefore(open.getKey());
    if (closed || open.getKey().isAfter(last)) {
      return;
    }
    var month = open.getValue();
    var checkpoint =
        new Checkpoint(open.getKey(), month.receipts(), month.head(), walk.checkpointHead());
    folder.checkpoints().append(SignedDocument.sign(checkpoint.json(), key).bytes());
  }

  private Optional<SignedReceipt> read(ReceiptId id) throws IOException {
    var month = read().monthOf(id);
    if (month.isEmpty()) {
      return Optional.empty();
    }
    for (var line : folder.month(month.get()).lines()) {
      var document = SignedDocument.readLine(line);
      if (document.content().text("id").equals(id.value())) {
        return Optional.of(signed(document));
      }
    }
    return Optional.empty();
  }

  /// What the folder holds, read anew when another process or this one has written.
  private LedgerWalk read() throws IOException {
    if (known.isEmpty() || known.get().bytes() != folder.bytes()) {
      cutTornLines();
      var walk = LedgerWalk.through(folder, document -> {});
      known = Optional.of(new Known(walk, folder.bytes()));
    }
    return known.get().walk();
  }

  private void cutTornLines() throws IOException {
    boolean cut = folder.checkpoints().cutTornLine();
    var months = folder.months();
    if (!months.isEmpty()) {
      cut |= folder.month(months.last()).cutTornLine();
    }
    if (cut) {
      LOG.warn(LogEvent.LEDGER_REPAIRED);
    }
  }

  private <T> T alone(Work<T> work) {
    lock.lock();
    try (var file =
            FileChannel.open(
                folder.path().resolve("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var _ = file.lock()) {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
  }

  private YearMonth thisMonth() {
    return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
  }

  private static SignedReceipt signed(SignedDocument document) {
    var receipt = ReceiptJson.decode(document.content());
    return new SignedReceipt(receipt.kind(), document.text());
  }
}
