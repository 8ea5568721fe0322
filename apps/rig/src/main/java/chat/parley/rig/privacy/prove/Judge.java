package chat.parley.rig.privacy.prove;

import chat.parley.rig.privacy.prove.Stores.Searched;
import chat.parley.rig.privacy.scan.Column;
import chat.parley.rig.privacy.scan.ScanTable;
import chat.parley.testkit.canary.Canary;
import chat.parley.testkit.canary.CanaryScan.Hit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Compares what was found before with what was found after.
final class Judge {
  /// What people must be told, and what runs, is in the clear while they are here.
  private static final Set<String> IN_THE_CLEAR = Set.of(Stores.MAIL, Stores.HEAP);

  private static final String ERASED = "A";
  private static final List<String> OTHERS = List.of("B", "C");
  private static final int SHOWN_MAX = 20;
  private static final int STORE_WIDTH = 26;
  private static final int CELL_WIDTH = 11;

  private final Verdict verdict;
  private final Evidence evidence;
  private final Searched before;
  private final Searched after;

  Judge(Verdict verdict, Evidence evidence, Searched before, Searched after) {
    this.verdict = verdict;
    this.evidence = evidence;
    this.before = before;
    this.after = after;
  }

  /// The positive control.
  ///
  /// @param planted where the decoy was left
  void before(List<String> planted) {
    for (var store : planted) {
      verdict.require(in(before, store, evidence::isDecoy) > 0, "before: the decoy in: " + store);
    }
    evidence.ciphertexts().forEach((name, all) -> requireWhole("before", before, name, all));
    verdict.require(
        in(before, Stores.MAIL, hit -> Evidence.isOf(ERASED, hit) && evidence.isWord(hit)) > 0,
        "before: a letter to A");
    verdict.require(
        in(before, Stores.HEAP, hit -> Evidence.isOf(ERASED, hit)) > 0, "before: the heap knows A");
    requireNone("before: nobody's words where none belong", before, this::isMisplaced);
  }

  /// @param archived the ciphertexts of the backup from before
  void after(Ciphertexts.Opened archived) {
    requireNone(
        "after: no byte of A in any live store, in any form",
        after,
        hit -> Evidence.isOf(ERASED, hit) && !inBackup(hit));
    requireNone(
        "after: no byte of the deleted message in any live store",
        after,
        hit -> Evidence.isOfDeleted(hit) && !inBackup(hit));
    requireNone("after: nobody's words where none belong", after, this::isMisplaced);
    OTHERS.forEach(
        name ->
            requireWhole(
                "after", after, name, evidence.ciphertexts().getOrDefault(name, List.of())));
    int ofErased = evidence.ciphertexts().getOrDefault(ERASED, List.of()).size();
    verdict.require(
        archived.without() == ofErased && ofErased > 0,
        "backup from before: none of the %d ciphertexts of A has a key of today"
            .formatted(ofErased));
    verdict.require(
        archived.withKey() > 0,
        "backup from before: all %d of B and C have one".formatted(archived.withKey()));
  }

  private void requireWhole(String when, Searched searched, String name, List<Canary> all) {
    var found =
        searched.scan().hits().keySet().stream()
            .filter(hit -> ScanTable.store(hit).equals(Stores.DATABASE))
            .map(Hit::canary)
            .collect(Collectors.toCollection(HashSet::new));
    long there = all.stream().filter(canary -> found.contains(canary.name())).count();
    verdict.require(
        there == all.size() && there > 0,
        "%s: the database holds %d of %d ciphertexts of %s"
            .formatted(when, there, all.size(), name));
  }

  private void requireNone(String what, Searched searched, Predicate<Hit> which) {
    var hits =
        searched.scan().hits().entrySet().stream()
            .filter(entry -> which.test(entry.getKey()))
            .toList();
    verdict.require(hits.isEmpty(), what);
    hits.stream().limit(SHOWN_MAX).forEach(hit -> verdict.show(hit.getKey(), hit.getValue()));
  }

  private boolean isMisplaced(Hit hit) {
    return evidence.isWord(hit) && !IN_THE_CLEAR.contains(ScanTable.store(hit));
  }

  private static boolean inBackup(Hit hit) {
    return ScanTable.store(hit).equals(Stores.BACKUP);
  }

  /// What the columns of the table count.
  private Map<String, Predicate<Hit>> columns() {
    var columns = new LinkedHashMap<String, Predicate<Hit>>();
    columns.put("A sealed", hit -> Evidence.isOf(ERASED, hit) && Evidence.isHead(hit));
    for (var column : Column.values()) {
      columns.put(
          column.head(),
          hit -> Evidence.isOf(ERASED, hit) && evidence.isWord(hit) && Column.of(hit) == column);
    }
    columns.put("id of A", hit -> Evidence.isOf(ERASED, hit) && Evidence.isId(hit));
    columns.put("deleted", Evidence::isOfDeleted);
    columns.put("decoy", evidence::isDecoy);
    columns.put("B, C sealed", hit -> !Evidence.isOf(ERASED, hit) && Evidence.isHead(hit));
    return columns;
  }

  /// Stores by forms: what was found before, and after.
  List<String> table() {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add("What was found before > after, by store and form. A is erased; B and C stay.");
    lines.add("");
    var head = new StringBuilder(pad("store"));
    var columns = columns();
    columns.keySet().forEach(name -> head.append(right(name)));
    lines.add(head.toString());
    var stores = new TreeSet<>(before.stores());
    stores.addAll(after.stores());
    for (var store : stores) {
      var line = new StringBuilder(pad(store));
      columns.values().forEach(which -> line.append(right(cell(store, which))));
      lines.add(line.toString());
    }
    return lines;
  }

  private String cell(String store, Predicate<Hit> which) {
    var first = before.stores().contains(store) ? "" + in(before, store, which) : "-";
    return first + " > " + in(after, store, which);
  }

  private static long in(Searched searched, String store, Predicate<Hit> which) {
    return ScanTable.of(searched.stores(), searched.scan(), which).in(store);
  }

  private static String pad(String text) {
    return text + " ".repeat(Math.max(1, STORE_WIDTH - text.length()));
  }

  private static String right(String text) {
    return " ".repeat(Math.max(1, CELL_WIDTH - text.length())) + text;
  }
}
