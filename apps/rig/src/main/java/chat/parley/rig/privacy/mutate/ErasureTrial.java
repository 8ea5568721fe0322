package chat.parley.rig.privacy.mutate;

import chat.parley.adapters.objects.ObjectStore;
import chat.parley.db.erasure.KeyDrops;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.erasure.ErasurePreview.Fate;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.erasure.Erasures;
import chat.parley.domain.receipt.Receipt;
import chat.parley.domain.receipt.ReceiptCodes;
import chat.parley.rig.privacy.mutate.Cast.Person;
import chat.parley.rig.privacy.mutate.Stage.Place;
import chat.parley.shared.inventory.Inventory;
import chat.parley.worker.erasure.ErasureChore;
import chat.parley.worker.relay.OutboxRelay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Erases the leaver on a copy and looks at everything that is left.
final class ErasureTrial {
  /// Rounds in which an erasure ends that is not told to wait for anything.
  private static final int ROUNDS_MAX = 8;

  /// Shorter values mean nothing by themselves.
  private static final int VALUE_LENGTH_MIN = 8;

  /// What may still hold ids that were the leaver's: numbers of keys, and of messages in a log of
  /// positions. The leaver's own number may stand nowhere.
  private static final Set<String> MAY_HOLD_NUMBERS =
      Set.of("content.channel_log", "ops.receipt_codes", "ops.residues");

  private final Stage stage;
  private final List<String> findings = new ArrayList<>();

  private ErasureTrial(Stage stage) {
    this.stage = stage;
  }

  /// What is wrong afterwards; nothing when all is well.
  static List<String> run(Stage stage, Inventory inventory) {
    var trial = new ErasureTrial(stage);
    try (var place = stage.open(inventory)) {
      trial.run(place);
    }
    return List.copyOf(trial.findings);
  }

  private void run(Place place) {
    var leaver = stage.cast().leaver();
    var before = place.dump();
    var preview = place.the(Erasures.class).preview(leaver.id(), new ErasureScope.Everything());
    work(place, leaver);
    var after = place.dump();
    requireGone(leaver, before, after);
    requireGoneBeside(place, leaver);
    requireKept(place, before, after);
    requireReceipt(place, leaver);
    preview.entries().stream()
        .filter(entry -> entry.fate() == Fate.STAYS && entry.count() > 0)
        .forEach(entry -> findings.add("they were told that it stays: " + entry.place()));
  }

  private void work(Place place, Person leaver) {
    var erasures = place.the(Erasures.class);
    for (int round = 0; round < ROUNDS_MAX && erasures.find(leaver.id()).isPresent(); round++) {
      place.the(KeyDrops.class).drop();
      place.the(ErasureChore.class).run();
      if (erasures.find(leaver.id()).isPresent()) {
        place.the(OutboxRelay.class).round();
      }
    }
    if (erasures.find(leaver.id()).isPresent()) {
      findings.add("the erasure does not end");
    }
  }

  private void requireGone(Person leaver, Dump before, Dump after) {
    var marks = marks(leaver, before);
    after
        .tables()
        .forEach(
            (table, rows) -> {
              var forbidden = MAY_HOLD_NUMBERS.contains(table) ? Set.of(leaver.number()) : marks;
              rows.stream()
                  .flatMap(row -> row.entrySet().stream())
                  .filter(cell -> forbidden.stream().anyMatch(cell.getValue()::contains))
                  .map(cell -> "left in " + table + "." + cell.getKey())
                  .distinct()
                  .forEach(findings::add);
            });
  }

  /// Values that stand in rows of the leaver and in no other.
  private static Set<String> marks(Person leaver, Dump before) {
    var own = before.ownedBy(leaver.number());
    var others = new HashSet<String>();
    before
        .tables()
        .forEach(
            (table, rows) -> {
              var mine = Set.copyOf(own.getOrDefault(table, List.of()));
              rows.stream()
                  .filter(row -> !mine.contains(row))
                  .forEach(row -> others.addAll(row.values()));
            });
    var marks =
        own.values().stream()
            .flatMap(List::stream)
            .flatMap(row -> row.values().stream())
            .filter(value -> value.length() >= VALUE_LENGTH_MIN && !others.contains(value))
            .collect(Collectors.toSet());
    marks.addAll(leaver.words().values());
    marks.add(leaver.number());
    return marks;
  }

  private void requireGoneBeside(Place place, Person leaver) {
    Set.of("ephemeral.presence.*", "ephemeral.rate.user.*.*").stream()
        .filter(pattern -> isThere(place, leaver, pattern))
        .forEach(pattern -> findings.add("left in " + pattern));
    if (hasFiles(place, leaver)) {
      findings.add("left among the objects");
    }
    if (hasLetters(place, leaver)) {
      findings.add("left among the mails");
    }
  }

  private void requireKept(Place place, Dump before, Dump after) {
    var stayer = stage.cast().stayer();
    before
        .ownedBy(stayer.number())
        .forEach(
            (table, rows) -> {
              if (!after.rows(table).containsAll(rows)) {
                findings.add("somebody else's rows are gone or changed in " + table);
              }
            });
    if (before.rows("content.servers").size() != after.rows("content.servers").size()) {
      findings.add("a server with other people in it is gone");
    }
    stayer.keys().keySet().stream()
        .filter(pattern -> !isThere(place, stayer, pattern))
        .forEach(pattern -> findings.add("somebody else's is gone from " + pattern));
    if (!hasFiles(place, stayer) || !hasLetters(place, stayer)) {
      findings.add("somebody else's files or mails are gone");
    }
    var email =
        place
            .the(AccountStore.class)
            .find(stayer.id())
            .flatMap(account -> Optional.ofNullable(account.email()))
            .map(address -> address.value());
    if (!email.equals(Optional.ofNullable(stayer.words().get("identity.accounts.email")))) {
      findings.add("somebody else's profile can no longer be read");
    }
  }

  private void requireReceipt(Place place, Person leaver) {
    var receipts =
        place.the(ReceiptCodes.class).find(stage.cast().code(), Instant.now()).orElse(List.of());
    if (receipts.size() != 1 || receipts.getFirst().kind() != Receipt.Kind.ERASED) {
      findings.add("there is not one receipt");
      return;
    }
    var document = receipts.getFirst().document();
    if (!document.contains("\"kept\":[]")) {
      findings.add("the receipt says that something stays");
    }
    if (document.contains(leaver.number())) {
      findings.add("the receipt names them");
    }
  }

  private static boolean isThere(Place place, Person person, String pattern) {
    return Optional.ofNullable(person.keys().get(pattern))
        .flatMap(place.ephemeral()::get)
        .isPresent();
  }

  private static boolean hasFiles(Place place, Person person) {
    return place.objects().list("", Optional.empty(), ObjectStore.LIST_MAX).stream()
        .anyMatch(name -> name.stem().equals(person.stem()));
  }

  private static boolean hasLetters(Place place, Person person) {
    return place.mailer().waiting().stream()
        .anyMatch(mail -> mail.handle().equals(person.letters()));
  }
}
