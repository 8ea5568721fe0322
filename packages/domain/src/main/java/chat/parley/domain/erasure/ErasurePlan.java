package chat.parley.domain.erasure;

import chat.parley.domain.erasure.Place.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The statements of an erasure, in order.
public final class ErasurePlan {
  /// To whom detached rows lead. No account has this id.
  public static final long NOBODY = 0;

  private static final Set<Action> ROW_GOES = Set.of(Action.DELETE, Action.DELETE_AND_SHRED);
  private static final Set<Action> ROW_STAYS = Set.of(Action.NULL_OUT, Action.DETACH, Action.KEEP);

  /// A table whose rows refer to rows of another.
  public record Reference(String from, String to) {}

  /// What is done with the rows of one table that lead to the person in one way.
  ///
  /// @param step when, among the steps of an erasure
  /// @param places the declared columns it covers
  /// @param sql a batch; its parameters are the person as often as `people` says and, for a
  ///     deletion, the number of rows. Repeated until it changes nothing. Empty when all stays
  /// @param verify counts what should be gone; its parameter is the person. It must answer 0
  public record Step(
      int step, Kind kind, String table, List<String> places, String sql, String verify) {
    public Step {
      places = List.copyOf(places);
    }

    /// How often the statement asks for the person.
    public int people() {
      return kind == Kind.DELETE ? 2 : 1;
    }
  }

  /// What becomes of rows.
  public enum Kind {
    DELETE,
    CHANGE,
    KEEP
  }

  /// A declaration contradicts another, or the order in which tables refer to each other.
  public static final class ContradictionException extends RuntimeException {
    ContradictionException(String words) {
      super(words);
    }
  }

  private record Group(String table, SubjectPath subject) {}

  private final List<Step> steps;

  private ErasurePlan(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /// In order.
  public List<Step> steps() {
    return steps;
  }

  /// Works out a plan.
  ///
  /// @param references of the live database; a table may refer to itself
  /// @throws ContradictionException if no order or no single fate of a row follows
  public static ErasurePlan of(Collection<Place> places, Collection<Reference> references) {
    var groups =
        places.stream()
            .collect(
                Collectors.groupingBy(
                    place -> new Group(place.table(), place.subject()),
                    () ->
                        new TreeMap<>(
                            Comparator.comparing(Group::table)
                                .thenComparing(g -> g.subject().toString())),
                    Collectors.toList()));
    var steps = new ArrayList<Step>();
    groups.forEach((group, members) -> steps.add(step(group, members)));
    return new ErasurePlan(ordered(steps, before(groups.keySet(), references)));
  }

  private static Step step(Group group, List<Place> members) {
    var actions = members.stream().map(Place::action).collect(Collectors.toSet());
    var ids = members.stream().map(Place::id).sorted().toList();
    int step = members.stream().mapToInt(Place::step).max().orElseThrow();
    boolean goes = actions.stream().anyMatch(ROW_GOES::contains);
    if (goes && actions.stream().anyMatch(ROW_STAYS::contains)) {
      throw new ContradictionException(
          group.table() + ": a row cannot go and stay: " + String.join(", ", ids));
    }
    if (goes) {
      return new Step(step, Kind.DELETE, group.table(), ids, delete(group), countAfterwards(group));
    }
    if (actions.contains(Action.NULL_OUT) || actions.contains(Action.DETACH)) {
      return change(group, members, step, ids);
    }
    return new Step(step, Kind.KEEP, group.table(), ids, "", "");
  }

  private static String delete(Group group) {
    var condition = group.subject().condition();
    // The rows of a partitioned table are told apart by their partition and their place in it.
    return """
    DELETE FROM %1$s t WHERE %2$s AND (t.tableoid, t.ctid) IN (
      SELECT t.tableoid, t.ctid FROM %1$s t WHERE %2$s LIMIT ?)\
    """
        .formatted(group.table(), condition);
  }

  private static String countAfterwards(Group group) {
    return "SELECT count(*) FROM %s t WHERE %s"
        .formatted(group.table(), group.subject().conditionAfterwards());
  }

  private static Step change(Group group, List<Place> members, int step, List<String> ids) {
    var emptied = columns(members, Action.NULL_OUT);
    var detached = columns(members, Action.DETACH);
    if (!detached.isEmpty()
        && (group.subject().via().isPresent()
            || !detached.equals(Set.of(group.subject().column())))) {
      throw new ContradictionException(
          group.table() + ": only the column that names the person can be detached");
    }
    var changes = new ArrayList<String>();
    emptied.forEach(column -> changes.add(column + " = NULL"));
    detached.forEach(column -> changes.add(column + " = " + NOBODY));
    var condition = group.subject().condition();
    var left =
        detached.isEmpty()
            ? condition
                + emptied.stream()
                    .map(column -> "t." + column + " IS NOT NULL")
                    .collect(Collectors.joining(" OR ", " AND (", ")"))
            : condition;
    return new Step(
        step,
        Kind.CHANGE,
        group.table(),
        ids,
        "UPDATE %s t SET %s WHERE %s".formatted(group.table(), String.join(", ", changes), left),
        "SELECT count(*) FROM %s t WHERE %s".formatted(group.table(), left));
  }

  private static Set<String> columns(List<Place> members, Action action) {
    return members.stream()
        .filter(place -> place.action() == action)
        .map(Place::column)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Which tables must come after a table.
  private static Map<String, Set<String>> before(
      Set<Group> groups, Collection<Reference> references) {
    var after = new TreeMap<String, Set<String>>();
    for (var reference : references) {
      after.computeIfAbsent(reference.from(), _ -> new TreeSet<>()).add(reference.to());
    }
    for (var group : groups) {
      group
          .subject()
          .via()
          .ifPresent(
              hop -> after.computeIfAbsent(group.table(), _ -> new TreeSet<>()).add(hop.table()));
    }
    after.forEach((table, others) -> others.remove(table));
    return after;
  }

  /// By step; within a step, what refers to others first, otherwise by name.
  private static List<Step> ordered(List<Step> steps, Map<String, Set<String>> after) {
    var waiting = new ArrayList<>(steps);
    waiting.sort(Comparator.comparingInt(Step::step).thenComparing(Step::table));
    var done = new ArrayList<Step>();
    while (!waiting.isEmpty()) {
      var next =
          waiting.stream()
              .filter(step -> waiting.stream().noneMatch(other -> mustPrecede(other, step, after)))
              .findFirst()
              .orElseThrow(
                  () -> new ContradictionException("tables refer to each other in a circle"));
      waiting.remove(next);
      if (!done.isEmpty() && done.getLast().step() > next.step()) {
        throw new ContradictionException(
            "%s (step %d) must go before %s (step %d)"
                .formatted(
                    done.getLast().table(), done.getLast().step(), next.table(), next.step()));
      }
      done.add(next);
    }
    return done;
  }

  /// Rows that stay stand in nobody's way.
  private static boolean mustPrecede(Step first, Step second, Map<String, Set<String>> after) {
    return first.kind() == Kind.DELETE
        && second.kind() == Kind.DELETE
        && after.getOrDefault(first.table(), Set.of()).contains(second.table());
  }
}
