package chat.parley.shared.inventory;

import chat.parley.shared.inventory.InventoryRecord.AtRest.Encryption;
import chat.parley.shared.inventory.InventoryRecord.Erasure;
import chat.parley.shared.inventory.InventoryRecord.Erasure.Action;
import chat.parley.shared.inventory.InventoryRecord.Export;
import chat.parley.shared.inventory.InventoryRecord.Retention.Rule;
import chat.parley.shared.inventory.InventoryRecord.Retention.Unused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What records must say, one by one and together. Every fault names its record.
final class InventoryRules {
  private static final Set<String> PROOFS = Set.of("logical_query", "raw_scan");
  private static final String GENERAL_SWEEP = "RetentionSweep";
  private static final Set<String> PARTS = Set.of("direct_messages", "one_server");
  private static final String LEGITIMATE_INTEREST = "6.1.f";

  /// A word that stands where a reason should.
  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?i)\\W*(to-?do|tbd|tba|n/?a|none|unknown|later)?\\W*");

  private static final Pattern COLUMN =
      Pattern.compile("pg\\.(?<table>[a-z_0-9]+\\.(?!index\\.)[a-z_0-9]+)\\.[a-z_0-9]+");
  private static final Pattern PATH =
      Pattern.compile(
          "(?<own>[a-z][a-z0-9_]*)(?: ->"
              + " (?<table>[a-z_0-9]+\\.[a-z_0-9]+)\\((?<key>[a-z_0-9]+)\\)\\.(?<person>[a-z_0-9]+))?");

  private final List<String> faults;

  InventoryRules(List<String> faults) {
    this.faults = faults;
  }

  void check(
      List<InventoryRecord> records,
      Map<String, Purpose> purposes,
      Map<String, String> categories) {
    for (var purpose : purposes.values()) {
      require(
          !purpose.basis().equals(LEGITIMATE_INTEREST) || purpose.interest().isPresent(),
          purpose.key(),
          "a purpose on this basis names the interest");
    }
    var ids = new HashSet<String>();
    for (var entry : records) {
      require(ids.add(entry.id()), entry.id(), "declared twice");
    }
    checkSweptRows(records);
    for (var entry : records) {
      checkPurpose(entry, purposes.get(entry.purpose()));
      require(
          categories.containsKey(entry.category()),
          entry.id(),
          "category is not in categories.yaml");
      checkKeeping(entry);
      entry.erasure().ifPresent(erasure -> check(entry.id(), erasure));
      entry.export().ifPresent(export -> check(entry.id(), export));
      checkAbility(entry);
      checkPath(entry, ids);
      checkSweep(entry, ids);
      checkOpening(entry, ids);
    }
  }

  private void checkPurpose(InventoryRecord entry, @Nullable Purpose purpose) {
    if (purpose == null) {
      fault(entry.id(), "purpose is not in purposes.yaml");
    } else {
      require(
          purpose.basis().equals(entry.basis()),
          entry.id(),
          "basis differs from that of its purpose");
    }
  }

  private void checkKeeping(InventoryRecord entry) {
    var retention = entry.retention();
    require(
        retention.rule() != Rule.FIXED || retention.max().isPresent(),
        entry.id(),
        "a fixed retention needs max");
    require(
        retention.max().map(InventoryRules::isDuration).orElse(true),
        entry.id(),
        "max is a time such as P7D or PT24H");
    require(
        retention.lasts().map(InventoryRules::isDuration).orElse(true),
        entry.id(),
        "lasts is a time such as P7D or PT24H");
    require(
        retention.unused().map(InventoryRules::isPlan).orElse(true),
        entry.id(),
        "an unused account is written to before it goes, after whole months: notices, then max");
    boolean rests = retention.rule() != Rule.TRANSIT;
    if (entry.isPersonal() && rests) {
      require(entry.erasure().isPresent(), entry.id(), "personal data need erasure");
      require(entry.export().isPresent(), entry.id(), "personal data need export");
    }
    require(
        entry.atRest().encryption() != Encryption.SUBJECT_KEY
            || !entry.atRest().additional().isEmpty(),
        entry.id(),
        "a ciphertext is bound to its place: aad is missing");
    require(
        entry.reviewed().expires().isAfter(entry.reviewed().on()),
        entry.id(),
        "a review ends after it was made");
    requireMeant(entry.id(), "reviewed.by", entry.reviewed().by());
  }

  private void check(String id, Erasure erasure) {
    if (erasure.action() == Action.KEEP) {
      require(
          erasure.reason().isPresent() && erasure.law().isPresent() && erasure.until().isPresent(),
          id,
          "what is kept needs reason, law and until");
    } else {
      require(!erasure.verify().isEmpty(), id, "verify is missing");
    }
    require(PROOFS.containsAll(erasure.verify()), id, "verify is one of " + PROOFS);
    require(PARTS.containsAll(erasure.parts()), id, "parts are among " + PARTS);
    erasure.reason().ifPresent(reason -> requireMeant(id, "erasure.reason", reason));
  }

  private void check(String id, Export export) {
    require(
        !export.include() || export.section().isPresent(), id, "what is exported has a section");
    require(
        export.include() || export.reason().isPresent(), id, "what is not exported has a reason");
    export.reason().ifPresent(reason -> requireMeant(id, "export.reason", reason));
  }

  /// What the code cannot do is not declared: an exporter reads columns, and a browser wipes what
  /// is about a person when their session ends, whoever would like it kept.
  private void checkAbility(InventoryRecord entry) {
    boolean rests = entry.retention().rule() != Rule.TRANSIT;
    boolean exported = rests && entry.export().map(Export::include).orElse(false);
    require(
        !exported || COLUMN.matcher(entry.id()).matches(),
        entry.id(),
        "only a column can be exported");
    boolean kept = entry.erasure().map(Erasure::action).equals(Optional.of(Action.KEEP));
    require(
        !kept || entry.store() != Store.CLIENT,
        entry.id(),
        "what a browser has of a person goes with their session");
  }

  /// The column that names the person is declared, and so is every one on the way to it.
  private void checkPath(InventoryRecord entry, Set<String> ids) {
    var column = COLUMN.matcher(entry.id());
    if (!entry.isPersonal() || !column.matches()) {
      return;
    }
    var path = PATH.matcher(entry.subject());
    if (!path.matches()) {
      fault(entry.id(), "subject is no path to a person");
      return;
    }
    requireDeclared(entry, "pg." + column.group("table") + "." + path.group("own"), ids);
    if (path.group("table") != null) {
      requireDeclared(entry, "pg." + path.group("table") + "." + path.group("key"), ids);
      requireDeclared(entry, "pg." + path.group("table") + "." + path.group("person"), ids);
    }
  }

  /// What a sweep goes by is declared; what ends by itself after a time says since when.
  private void checkSweep(InventoryRecord entry, Set<String> ids) {
    var column = COLUMN.matcher(entry.id());
    if (!column.matches()) {
      return;
    }
    var retention = entry.retention();
    Stream.of(retention.since(), retention.until(), retention.done())
        .flatMap(Optional::stream)
        .map(name -> "pg." + column.group("table") + "." + name)
        .forEach(
            id ->
                require(
                    ids.contains(id), entry.id(), "is swept by " + id + ", which is not declared"));
    require(
        !retention.sweep().equals(Optional.of(GENERAL_SWEEP))
            || (retention.since().isPresent() && retention.max().isPresent())
            || retention.until().isPresent(),
        entry.id(),
        "what RetentionSweep ends has since and max, or until");
  }

  /// A row that is swept goes whole, so its columns say with one voice when.
  private void checkSweptRows(List<InventoryRecord> records) {
    var saidFirst = new HashMap<String, InventoryRecord>();
    for (var entry : records) {
      var column = COLUMN.matcher(entry.id());
      if (column.matches()) {
        var first = saidFirst.computeIfAbsent(column.group("table"), _ -> entry).retention();
        boolean swept =
            Stream.of(first, entry.retention())
                .anyMatch(said -> said.sweep().equals(Optional.of(GENERAL_SWEEP)));
        require(
            !swept || first.equals(entry.retention()),
            entry.id(),
            "is kept for another time than the row it is in");
      }
    }
  }

  /// What is sealed and exported can be opened: it says which columns it is bound to.
  private void checkOpening(InventoryRecord entry, Set<String> ids) {
    var column = COLUMN.matcher(entry.id());
    boolean exported = entry.export().map(Export::include).orElse(false);
    if (!exported || !column.matches() || entry.atRest().encryption() != Encryption.SUBJECT_KEY) {
      return;
    }
    require(entry.atRest().row().isPresent(), entry.id(), "to be exported it names at_rest.row");
    Stream.concat(entry.atRest().row().stream(), entry.atRest().channel().stream())
        .map(name -> "pg." + column.group("table") + "." + name)
        .forEach(id -> require(ids.contains(id), entry.id(), "is bound to " + id + ", undeclared"));
  }

  private void requireDeclared(InventoryRecord entry, String id, Set<String> ids) {
    require(ids.contains(id), entry.id(), "subject leads over " + id + ", which is not declared");
  }

  private void requireMeant(String id, String key, String words) {
    require(!PLACEHOLDER.matcher(words).matches(), id, key + " says nothing");
  }

  /// Months that grow, the last of them being the end.
  private static boolean isPlan(Unused unused) {
    var steps = Stream.concat(unused.notices().stream(), Stream.of(unused.max())).toList();
    var months = steps.stream().map(Period::toTotalMonths).toList();
    return steps.stream().allMatch(InventoryRules::isMonths)
        && months.stream().allMatch(each -> each > 0)
        && months.equals(months.stream().distinct().sorted().toList())
        && !unused.notices().isEmpty();
  }

  private static boolean isMonths(Period time) {
    return time.normalized().equals(Period.ofMonths((int) time.toTotalMonths()).normalized());
  }

  private static boolean isDuration(String text) {
    try {
      return Duration.parse(text).isPositive();
    } catch (DateTimeException e) {
      return false;
    }
  }

  private void require(boolean holds, String place, String otherwise) {
    if (!holds) {
      fault(place, otherwise);
    }
  }

  private void fault(String place, String words) {
    faults.add(place + ": " + words);
  }
}
