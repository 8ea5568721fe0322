package chat.parley.rig.privacy;

import chat.parley.adapters.receipt.BrokenLedgerException;
import chat.parley.adapters.receipt.PublishedKeys;
import chat.parley.adapters.receipt.ReceiptCheck;
import chat.parley.adapters.receipt.RefusedDocumentException;
import chat.parley.domain.receipt.Receipt;
import chat.parley.rig.privacy.mutate.Mutate;
import chat.parley.rig.privacy.prove.ProveCommand;
import chat.parley.rig.privacy.records.Records;
import chat.parley.rig.privacy.scan.ScanCommand;
import chat.parley.shared.inventory.Inventory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `privacy verify-receipt | verify-ledger | records | scan | mutate | prove`.
public final class PrivacyCommand {
  private static final int GOOD = 0;
  private static final int REFUSED = 1;
  private static final int WRONG_USE = 2;
  private static final String USAGE =
      """
      usage: privacy verify-receipt --key KEYS FILE
             privacy verify-ledger --key KEYS [--checkpoint FILE] FOLDER
             privacy records FOLDER
             privacy scan --subject FILE [--data DIR] [NAME=PATH ...]
             privacy mutate [--only RECORD] [--sample N] [--seed N]
             privacy prove --app DIR [--traffic SECONDS] [--copy-of DATA] [--keep FOLDER] [--without-servers]
      """;

  private final PrintStream out;

  public PrivacyCommand(PrintStream out) {
    this.out = out;
  }

  /// What was said after the word that names the task.
  private record Options(Map<String, Path> files, Path subject) {
    static Optional<Options> parse(List<String> words) {
      Deque<String> rest = new ArrayDeque<>(words);
      var files = new HashMap<String, Path>();
      while (rest.size() > 1 && rest.element().startsWith("--")) {
        files.put(rest.remove(), Path.of(rest.remove()));
      }
      boolean known = List.of("--key", "--checkpoint").containsAll(files.keySet());
      return rest.size() == 1 && known && files.containsKey("--key")
          ? Optional.of(new Options(files, Path.of(rest.remove())))
          : Optional.empty();
    }

    byte[] read(String flag) throws IOException {
      return Files.readAllBytes(Optional.ofNullable(files.get(flag)).orElseThrow());
    }
  }

  /// Answers the exit code: 0 when all holds, 1 when something does not, 2 when the words are
  /// wrong.
  public int run(List<String> words) {
    var task = words.isEmpty() ? "" : words.getFirst();
    if (task.equals("records") && words.size() == 2) {
      return write(Path.of(words.getLast()));
    }
    switch (task) {
      case "scan" -> {
        return search(() -> new ScanCommand(out).run(words.subList(1, words.size())));
      }
      case "mutate" -> {
        return Mutate.run(words.subList(1, words.size()), out::println);
      }
      case "prove" -> {
        return search(() -> new ProveCommand(out).run(words.subList(1, words.size())));
      }
      default -> {
        // below
      }
    }
    var options =
        words.isEmpty() ? Optional.<Options>empty() : Options.parse(words.subList(1, words.size()));
    if (options.isEmpty() || !List.of("verify-receipt", "verify-ledger").contains(task)) {
      out.print(USAGE);
      return WRONG_USE;
    }
    try {
      var check = new ReceiptCheck(PublishedKeys.read(options.get().read("--key")));
      if (task.equals("verify-receipt")) {
        tell(check.receipt(Files.readAllBytes(options.get().subject())));
      } else {
        tell(check, options.get());
      }
      return GOOD;
    } catch (RefusedDocumentException e) {
      out.println("NOT GENUINE: " + e.why());
    } catch (BrokenLedgerException e) {
      out.println("NOT WHOLE: " + e.place() + ": " + e.why());
    } catch (IOException e) {
      out.println("cannot be read: " + e.getMessage());
    }
    return REFUSED;
  }

  /// A search, which answers nothing when its words are wrong.
  private interface Search {
    Optional<Integer> run() throws IOException;
  }

  private int search(Search search) {
    try {
      var exit = search.run();
      if (exit.isPresent()) {
        return exit.get();
      }
      out.print(USAGE);
      return WRONG_USE;
    } catch (IllegalArgumentException e) {
      out.println("it cannot be used: " + e.getMessage());
    } catch (IOException e) {
      out.println("cannot be read: " + e.getMessage());
    }
    return WRONG_USE;
  }

  private int write(Path folder) {
    try {
      Records.write(Inventory.load(), folder);
      out.println("Written to " + folder);
      return GOOD;
    } catch (IOException e) {
      out.println("cannot be written: " + e.getMessage());
      return REFUSED;
    }
  }

  private void tell(Receipt receipt) {
    out.println("Genuine. Receipt " + receipt.id().value() + ", issued " + receipt.issuedAt());
    out.println(
        switch (receipt.kind()) {
          case ERASED -> "erased: no query finds the person, and their keys are gone";
          case RESIDUE_FREE -> "residue-free: no byte of the person was found in any store";
        });
    receipt.counts().forEach((record, count) -> out.println("  went   " + count + "  " + record));
    out.println("  keys destroyed: " + receipt.keysDestroyed().size());
    for (var epoch : receipt.epochsDestroyed()) {
      out.println(
          "  root key of epoch "
              + epoch.epoch()
              + " destroyed "
              + epoch.liveDestroyedAt()
              + ", its last backup gone by "
              + epoch.backupsGoneBy());
    }
    receipt
        .scan()
        .ifPresent(
            scan ->
                out.println(
                    "  searched %,d bytes of %d stores in %d forms: %d hits"
                        .formatted(scan.bytes(), scan.stores(), scan.forms(), scan.hits())));
    for (var kept : receipt.kept()) {
      out.println(
          "  stays  %d  %s: %s (%s, until %s)"
              .formatted(kept.count(), kept.record(), kept.reason(), kept.law(), kept.until()));
    }
  }

  private void tell(ReceiptCheck check, Options options) throws IOException {
    boolean held = options.files().containsKey("--checkpoint");
    var whole =
        check.ledger(
            options.subject(), held ? Optional.of(options.read("--checkpoint")) : Optional.empty());
    out.println(
        "Whole. %d receipts here, %d checkpoints, %d months let go."
            .formatted(whole.receipts(), whole.checkpoints(), whole.letGo()));
    if (!held) {
      out.println(
          "Give a checkpoint that you kept yourself, to see that no newer months were cut.");
    }
  }
}
