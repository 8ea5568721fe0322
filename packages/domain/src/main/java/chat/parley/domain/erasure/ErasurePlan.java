package chat.parley.domain.erasure;

import chat.parley.domain.erasure.Place.Action;
import chat.parley.domain.erasure.Place.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /// From this step on, rows of the erasure itself: they go when everything else is done.
  public static final int JOB_STEP = 99;

  /// A table whose rows refer to rows of another.
  public record Reference(String from, String to) {}

  /// What is done with the rows of one table that lead to the person in one way.
  ///
  /// @param step when, among the steps of an erasure
  /// @param places the declared columns it covers
  /// @param sql a batch; its parameters are the person as often as `people` says and, for a
  ///     deletion, the number of rows. Repeated until it changes nothing. Empty when all stays
  /// @param count counts the rows; its parameter is the person
  /// @param verify counts what should be gone; its parameter is the person. It must answer 0. Empty
  ///     when all stays
  public record Step(
      int step,
      Kind kind,
      String table,
      List<String> places,
      String sql,
      String count,
      String verify) {
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
    public ContradictionException(String words) {
      super(words);
    }
  }

  /// @param only a further condition on the rows, or nothing
  private record Group(String table, SubjectPath subject, String only) {
    String condition() {
      return subject.condition() + only;
    }

    String count() {
      return "SELECT count(*) FROM %s t WHERE %s".formatted(table, condition());
    }
  }

  private final List<Step> steps;

  private ErasurePlan(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /// In order.
  public List<Step> steps() {
    return steps;
  }

  /// Those that delete the person, in order.
  public List<Step> deletion() {
    return steps.stream().filter(step -> step.step() < JOB_STEP).toList();
  }

  /// Those that forget the erasure itself, in order.
  public List<Step> purge() {
    return steps.stream().filter(step -> step.step() >= JOB_STEP).toList();
  }

  /// Works out a plan for the whole of a person.
  ///
  /// @param references of the live database; a table may refer to itself
  /// @throws ContradictionException if no order or no single fate of a row follows
  public static ErasurePlan of(Collection<Place> places, Collection<Reference> references) {
    return of(places, references, new ErasureScope.Everything());
  }

  /// Works out a plan for as much of a person as the scope says. The erasure itself is forgotten in
  /// any case.
  public static ErasurePlan of(
      Collection<Place> places, Collection<Reference> references, ErasureScope scope) {
    var groups =
        places.stream()
            .filter(place -> isMeant(place, places, scope))
            .collect(
                Collectors.groupingBy(
                    place -> new Group(place.table(), place.subject(), only(place, scope)),
                    () ->
                        new TreeMap<>(
                            Comparator.comparing(Group::table)
                                .thenComparing(g -> g.subject().toString())),
                    Collectors.toList()));
    var steps = new ArrayList<Step>();
    groups.forEach((group, members) -> steps.add(step(group, members)));
    return new ErasurePlan(ordered(steps, before(groups.keySet(), references)));
  }

  /// A row goes or stays as a whole, so one declared column speaks for its table.
  private static boolean isMeant(Place place, Collection<Place> all, ErasureScope scope) {
    var part = part(scope);
    return part.isEmpty()
        || place.step() >= JOB_STEP
        || all.stream()
            .filter(other -> other.table().equals(place.table()))
            .filter(other -> other.subject().equals(place.subject()))
            .anyMatch(other -> other.parts().contains(part.get()));
  }

  private static Optional<Part> part(ErasureScope scope) {
    return switch (scope) {
      case ErasureScope.Everything() -> Optional.empty();
      case ErasureScope.DirectMessages() -> Optional.of(Part.DIRECT_MESSAGES);
      case ErasureScope.OneServer _ -> Optional.of(Part.ONE_SERVER);
    };
  }

  private static String only(Place place, ErasureScope scope) {
    return scope instanceof ErasureScope.OneServer(var server) && place.step() < JOB_STEP
        ? " AND t.server_id = " + server.value()
        : "";
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
      return new Step(
          step,
          Kind.DELETE,
          group.table(),
          ids,
          delete(group),
          group.count(),
          countAfterwards(group));
    }
    if (actions.contains(Action.NULL_OUT) || actions.contains(Action.DETACH)) {
      return change(group, members, step, ids);
    }
    if (step >= JOB_STEP) {
      throw new ContradictionException(
          group.table() + ": rows of the erasure itself go when it ends");
    }
    return new Step(step, Kind.KEEP, group.table(), ids, "", group.count(), "");
  }

  private static String delete(Group group) {
    var condition = group.condition();
    // The rows of a partitioned table are told apart by their partition and their place in it. A
    // row that somebody else is at is left for later: whoever waits may wait in a circle.
    return """
    DELETE FROM %1$s t WHERE %2$s AND (t.tableoid, t.ctid) IN (
      SELECT t.tableoid, t.ctid FROM %1$s t WHERE %2$s LIMIT ? FOR UPDATE OF t SKIP LOCKED)\
    """
        .formatted(group.table(), condition);
  }

  private static String countAfterwards(Group group) {
    return "SELECT count(*) FROM %s t WHERE %s"
        .formatted(
            group.table(),
            group.only().isEmpty() ? group.subject().conditionAfterwards() : group.condition());
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
    var condition = group.condition();
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
        group.count(),
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
