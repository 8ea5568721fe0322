package chat.parley.rig.privacy.mutate;

import chat.parley.db.erasure.DeclaredPlan;
import chat.parley.db.inventory.LiveSchema;
import chat.parley.domain.erasure.ErasurePlan;
import chat.parley.rig.privacy.mutate.Cast.Person;
import chat.parley.rig.privacy.mutate.Outcome.Fate;
import chat.parley.rig.privacy.mutate.Stage.Place;
import chat.parley.shared.inventory.InvalidInventoryException;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import chat.parley.worker.erasure.SubjectStore;
import chat.parley.worker.erasure.SubjectStores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// Runs the suite: once as it is, where it must find nothing, and once for each mutant, where it
/// must find something.
final class Judge implements AutoCloseable {
  private static final double NANOS_PER_S = TimeUnit.SECONDS.toNanos(1);

  private final Stage stage;
  private final Inventory inventory;
  private final Place untouched;

  private Judge(Stage stage, Inventory inventory, Place untouched) {
    this.stage = stage;
    this.inventory = inventory;
    this.untouched = untouched;
  }

  static Judge open() {
    var stage = Stage.set();
    var inventory = Inventory.load();
    return new Judge(stage, inventory, stage.open(inventory));
  }

  Mutants mutants() {
    return new Mutants(inventory, untouched.with(LiveSchema::tablesOfIndexes));
  }

  /// What the suite finds without any mutant. Anything is a fault of the suite, the seed or the
  /// engine, and makes every other answer worthless.
  List<String> control() {
    var findings = new ArrayList<>(scan(inventory.records(), stage.cast().leaver()));
    findings.addAll(scan(inventory.records(), stage.cast().stayer()));
    refusal(inventory).ifPresent(findings::add);
    findings.addAll(ErasureTrial.run(stage, inventory));
    findings.addAll(ExportTrial.run(stage, inventory));
    findings.addAll(RetentionTrial.run(stage, inventory));
    return findings;
  }

  Outcome judge(Mutant mutant) {
    long begin = System.nanoTime();
    var verdict =
        mutant.kind() == Mutant.Kind.UNSEEN
            ? verdict(mutant, scan(withoutOne(mutant.place()), stage.cast().leaver()))
            : judgeInventory(mutant);
    double seconds = (System.nanoTime() - begin) / NANOS_PER_S;
    return new Outcome(mutant, verdict.fate(), verdict.why(), seconds);
  }

  private Outcome judgeInventory(Mutant mutant) {
    Inventory changed;
    try {
      changed = inventory.replacing(mutant.changed());
    } catch (InvalidInventoryException e) {
      return new Outcome(mutant, Fate.REFUSED, String.valueOf(e.getMessage()), 0);
    }
    var refusal = refusal(changed);
    if (refusal.isPresent()) {
      return new Outcome(mutant, Fate.REFUSED, refusal.get(), 0);
    }
    return switch (mutant.kind()) {
      case KEPT, ROW_KEPT, NOT_KEPT -> verdict(mutant, ErasureTrial.run(stage, changed));
      case NOT_SWEPT, ROW_NOT_SWEPT -> verdict(mutant, RetentionTrial.run(stage, changed));
      case EXCLUDED, INCLUDED -> verdict(mutant, ExportTrial.run(stage, changed));
      case UNSEEN -> throw new IllegalArgumentException("it changes no inventory");
    };
  }

  private static Outcome verdict(Mutant mutant, List<String> findings) {
    return findings.isEmpty()
        ? new Outcome(mutant, Fate.SURVIVED, "", 0)
        : new Outcome(mutant, Fate.KILLED, findings.getFirst(), 0);
  }

  /// Why no worker starts with an inventory, on this very database; empty when one does.
  private Optional<String> refusal(Inventory changed) {
    try {
      untouched.with(connection -> DeclaredPlan.everything(changed, connection));
      var stores = untouched.database().context().getBeansOfType(SubjectStore.class);
      new SubjectStores(List.copyOf(stores), changed);
      return Optional.empty();
    } catch (ErasurePlan.ContradictionException | SubjectStores.UndeclaredException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private List<InventoryRecord> withoutOne(String id) {
    return inventory.records().stream().filter(entry -> !entry.id().equals(id)).toList();
  }

  /// The positive control of a scan: it reports each place where a person has something.
  private List<String> scan(Collection<InventoryRecord> places, Person person) {
    return untouched.with(
        connection -> {
          var held = Holdings.of(person, Dump.of(connection), connection);
          var found = Scan.find(places, untouched, connection, person);
          var findings = new ArrayList<String>();
          missing(held, found).forEach(id -> findings.add("not found by the scanner: " + id));
          missing(found, held).forEach(id -> findings.add("found, but nothing is there: " + id));
          for (var entry : places) {
            if (Scan.covers(entry) && !held.contains(entry.id())) {
              findings.add("left empty by the seed: " + entry.id());
            }
          }
          return findings;
        });
  }

  private static SortedSet<String> missing(SortedSet<String> some, SortedSet<String> others) {
    var missing = new TreeSet<>(some);
    missing.removeAll(others);
    return missing;
  }

  @Override
  public void close() {
    untouched.close();
  }
}
