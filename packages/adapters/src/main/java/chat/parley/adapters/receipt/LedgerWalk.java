package chat.parley.adapters.receipt;

import chat.parley.domain.receipt.ReceiptId;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Goes through a ledger from its oldest line to its newest, and finds any place where one line
/// does not follow from the one before.
final class LedgerWalk {
  /// What the first line of all names as the one before it.
  static final String NOTHING_BEFORE = "0".repeat(64);

  private static final String NOT_NEXT = "it does not follow the line before it";

  /// A month as it stands.
  record Month(long receipts, String head) {}

  private final LedgerFolder folder;
  private final Consumer<SignedDocument> check;
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private final List<String> checkpointHashes = new ArrayList<>();
  private final TreeMap<YearMonth, Month> months = new TreeMap<>();
  private final Map<ReceiptId, YearMonth> ids = new HashMap<>();
  private String head = NOTHING_BEFORE;

  private LedgerWalk(LedgerFolder folder, Consumer<SignedDocument> check) {
    this.folder = folder;
    this.check = check;
  }

  /// Walks it all.
  ///
  /// @param check what else every line must stand; refuses by [RefusedDocumentException]
  /// @throws BrokenLedgerException at the first place that does not fit
  static LedgerWalk through(LedgerFolder folder, Consumer<SignedDocument> check)
      throws IOException {
    var walk = new LedgerWalk(folder, check);
    walk.readCheckpoints();
    walk.readMonths();
    return walk;
  }

  List<Checkpoint> checkpoints() {
    return checkpoints;
  }

  /// SHA-256 of the line of each checkpoint.
  List<String> checkpointHashes() {
    return checkpointHashes;
  }

  String checkpointHead() {
    return checkpointHashes.isEmpty() ? NOTHING_BEFORE : checkpointHashes.getLast();
  }

  /// The months that are here.
  NavigableMap<YearMonth, Month> months() {
    return months;
  }

  /// In which month a receipt is.
  Optional<YearMonth> monthOf(ReceiptId id) {
    return Optional.ofNullable(ids.get(id));
  }

  /// SHA-256 of the newest receipt.
  String head() {
    return head;
  }

  long receipts() {
    return months.values().stream().mapToLong(Month::receipts).sum();
  }

  private void readCheckpoints() throws IOException {
    var file = folder.checkpoints();
    int number = 0;
    for (var line : file.lines()) {
      var place = file.name() + ":" + ++number;
      var document = read(line, place);
      var checkpoint = at(place, () -> Checkpoint.of(document.content()));
      require(checkpoint.previous().equals(checkpointHead()), place, NOT_NEXT);
      require(
          checkpoints.isEmpty() || checkpoint.month().isAfter(checkpoints.getLast().month()),
          place,
          "its month is not after the one before");
      checkpoints.add(checkpoint);
      checkpointHashes.add(document.hash());
    }
  }

  private void readMonths() throws IOException {
    var here = folder.months();
    for (var checkpoint : checkpoints) {
      if (here.contains(checkpoint.month())) {
        readMonth(checkpoint.month());
        var month = months.get(checkpoint.month());
        require(
            new Month(checkpoint.receipts(), checkpoint.head()).equals(month),
            folder.month(checkpoint.month()).name(),
            "it is not what its checkpoint says: lines are missing or too many");
      } else {
        require(
            months.isEmpty(),
            folder.month(checkpoint.month()).name(),
            "the month is missing between others");
        head = checkpoint.head();
      }
      here.remove(checkpoint.month());
    }
    for (var open : here) {
      var name = folder.month(open).name();
      require(here.size() == 1, name, "more than one month has no checkpoint");
      require(
          checkpoints.isEmpty() || open.isAfter(checkpoints.getLast().month()),
          name,
          "its checkpoint is missing");
      readMonth(open);
    }
  }

  private void readMonth(YearMonth month) throws IOException {
    var file = folder.month(month);
    int number = 0;
    for (var line : file.lines()) {
      var place = file.name() + ":" + ++number;
      var document = read(line, place);
      var id = at(place, () -> ReceiptJson.decode(document.content()).id());
      require(at(place, () -> document.content().text("previous")).equals(head), place, NOT_NEXT);
      require(ids.put(id, month) == null, place, "the receipt is there twice");
      head = document.hash();
    }
    months.put(month, new Month(number, head));
  }

  private SignedDocument read(byte[] line, String place) {
    return at(
        place,
        () -> {
          var document = SignedDocument.readLine(line);
          check.accept(document);
          return document;
        });
  }

  private static <T> T at(String place, Supplier<T> step) {
    try {
      return step.get();
    } catch (RefusedDocumentException e) {
      throw new BrokenLedgerException(place, e.why());
    }
  }

  private static void require(boolean holds, String place, String otherwise) {
    if (!holds) {
      throw new BrokenLedgerException(place, otherwise);
    }
  }
}
