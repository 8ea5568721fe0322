package chat.parley.rig.privacy.mutate;

import chat.parley.rig.privacy.mutate.Mutant.Kind;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import chat.parley.shared.inventory.InventoryRecord.Erasure;
import chat.parley.shared.inventory.InventoryRecord.Erasure.Action;
import chat.parley.shared.inventory.InventoryRecord.Export;
import chat.parley.shared.inventory.InventoryRecord.Export.Form;
import chat.parley.shared.inventory.InventoryRecord.Retention;
import chat.parley.shared.inventory.InventoryRecord.Retention.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that can be turned around in an inventory.
final class Mutants {
  private static final Optional<String> GENERAL_SWEEP = Optional.of("RetentionSweep");
  private static final Optional<String> SAID = Optional.of("As somebody may have thought.");

  private final Inventory inventory;
  private final Map<String, String> tablesOfIndexes;

  /// @param tablesOfIndexes as the live database has them
  Mutants(Inventory inventory, Map<String, String> tablesOfIndexes) {
    this.inventory = inventory;
    this.tablesOfIndexes = tablesOfIndexes;
  }

  /// Records that concern nobody.
  long withoutSubject() {
    return inventory.records().stream().filter(entry -> !entry.isPersonal()).count();
  }

  /// Records of what only passes: nothing of it rests that could be erased, exported or found.
  long onlyPassing() {
    return inventory.records().stream()
        .filter(entry -> entry.isPersonal() && entry.retention().rule() == Rule.TRANSIT)
        .count();
  }

  /// Records about people that rest where only a browser can look.
  long inBrowsers() {
    return resting().filter(entry -> !Scan.covers(entry)).count();
  }

  private Stream<InventoryRecord> resting() {
    return inventory.records().stream()
        .filter(entry -> entry.isPersonal() && entry.retention().rule() != Rule.TRANSIT);
  }

  List<Mutant> all() {
    var mutants = new ArrayList<Mutant>();
    resting()
        .forEach(
            entry -> {
              entry.erasure().ifPresent(erasure -> mutants.add(flipped(entry, erasure)));
              entry.export().ifPresent(export -> mutants.add(flipped(entry, export)));
              if (entry.retention().sweep().equals(GENERAL_SWEEP)) {
                mutants.add(new Mutant(Kind.NOT_SWEPT, entry.id(), List.of(unswept(entry))));
              }
              if (Scan.covers(entry)) {
                mutants.add(new Mutant(Kind.UNSEEN, entry.id(), List.of()));
              }
            });
    rows().forEach((row, entries) -> mutants.add(keptRow(row, entries)));
    sweptTables().forEach((table, entries) -> mutants.add(unsweptRow(table, entries)));
    return mutants;
  }

  private static Mutant flipped(InventoryRecord entry, Erasure erasure) {
    boolean kept = erasure.action() == Action.KEEP;
    return new Mutant(
        kept ? Kind.NOT_KEPT : Kind.KEPT, entry.id(), List.of(kept ? erased(entry) : kept(entry)));
  }

  /// Columns and indexes that go as one.
  private Map<String, List<InventoryRecord>> rows() {
    var rows =
        resting()
            .filter(entry -> table(entry).isPresent())
            .filter(entry -> entry.erasure().filter(e -> e.action() != Action.KEEP).isPresent())
            .collect(
                Collectors.groupingBy(
                    entry -> table(entry).orElseThrow() + " by " + entry.subject(),
                    TreeMap::new,
                    Collectors.toList()));
    rows.values().removeIf(entries -> entries.size() == 1);
    return rows;
  }

  /// Tables about people that forget by themselves, with their indexes.
  private Map<String, List<InventoryRecord>> sweptTables() {
    var tables =
        inventory.records().stream()
            .filter(entry -> table(entry).isPresent())
            .filter(entry -> entry.retention().sweep().equals(GENERAL_SWEEP))
            .collect(
                Collectors.groupingBy(
                    entry -> table(entry).orElseThrow(), TreeMap::new, Collectors.toList()));
    tables.values().removeIf(entries -> entries.stream().noneMatch(InventoryRecord::isPersonal));
    return tables;
  }

  private static Mutant unsweptRow(String table, List<InventoryRecord> entries) {
    return new Mutant(Kind.ROW_NOT_SWEPT, table, entries.stream().map(Mutants::unswept).toList());
  }

  private static InventoryRecord unswept(InventoryRecord entry) {
    return with(
        entry,
        new Retention(
            Rule.UNTIL_DELETED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        entry.erasure(),
        entry.export());
  }

  private Optional<String> table(InventoryRecord entry) {
    if (!entry.id().startsWith("pg.")) {
      return Optional.empty();
    }
    if (entry.id().contains(".index.")) {
      return Optional.ofNullable(tablesOfIndexes.get(entry.id()));
    }
    return Optional.of(entry.id().substring("pg.".length(), entry.id().lastIndexOf('.')));
  }

  private static Mutant keptRow(String row, List<InventoryRecord> entries) {
    return new Mutant(Kind.ROW_KEPT, row, entries.stream().map(Mutants::kept).toList());
  }

  private static InventoryRecord kept(InventoryRecord entry) {
    var erasure = entry.erasure().orElseThrow();
    return with(
        entry,
        new Erasure(
            Action.KEEP,
            erasure.step(),
            List.of(),
            erasure.parts(),
            SAID,
            SAID,
            SAID,
            erasure.untold()));
  }

  private static InventoryRecord erased(InventoryRecord entry) {
    var erasure = entry.erasure().orElseThrow();
    return with(
        entry,
        new Erasure(
            Action.DELETE,
            erasure.step(),
            List.of("logical_query"),
            erasure.parts(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            erasure.untold()));
  }

  private static Mutant flipped(InventoryRecord entry, Export export) {
    var other =
        export.include()
            ? new Export(
                false,
                Optional.empty(),
                Form.TEXT,
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                SAID)
            : new Export(
                true,
                Optional.of("flipped"),
                Form.TEXT,
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    return new Mutant(
        export.include() ? Kind.EXCLUDED : Kind.INCLUDED,
        entry.id(),
        List.of(with(entry, entry.retention(), entry.erasure(), Optional.of(other))));
  }

  private static InventoryRecord with(InventoryRecord entry, Erasure erasure) {
    return with(entry, entry.retention(), Optional.of(erasure), entry.export());
  }

  private static InventoryRecord with(
      InventoryRecord entry,
      Retention retention,
      Optional<Erasure> erasure,
      Optional<Export> export) {
    return new InventoryRecord(
        entry.id(),
        entry.store(),
        entry.category(),
        entry.subject(),
        entry.coSubjects(),
        entry.purpose(),
        entry.basis(),
        retention,
        entry.atRest(),
        erasure,
        export,
        entry.labels(),
        entry.fact(),
        entry.reviewed());
  }
}
