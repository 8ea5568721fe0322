package chat.parley.domain.breach;

import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.UserId;
import chat.parley.domain.instance.Administrator;
import chat.parley.domain.text.Line;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What administrators do with the register.
public final class BreachRegister {

  /// A breach as it was reported.
  public record Report(
      String name, String what, Instant beganAt, Instant endedAt, List<String> records) {
    public Report {
      records = List.copyOf(records);
    }
  }

  private final BreachStore breaches;
  private final AffectedPeople affected;
  private final IdSource ids;
  private final InstantSource clock;

  public BreachRegister(
      BreachStore breaches, AffectedPeople affected, IdSource ids, InstantSource clock) {
    this.breaches = breaches;
    this.affected = affected;
    this.ids = ids;
    this.clock = clock;
  }

  /// Starts the clock of Art. 33. Empty when the report says too little or too much.
  public Optional<Breach> register(Administrator by, Report report) {
    var now = clock.instant();
    return Line.parse(report.name(), Breach.NAME_CODE_POINTS_MIN, Breach.NAME_CODE_POINTS_MAX)
        .filter(_ -> isMeant(report, now))
        .map(name -> add(name, report, now));
  }

  private boolean isMeant(Report report, Instant now) {
    return report.what().length() <= Breach.WHAT_CHARACTERS_MAX
        && !report.beganAt().isAfter(report.endedAt())
        && !report.endedAt().isAfter(now)
        && !report.records().isEmpty()
        && report.records().size() <= Breach.RECORDS_MAX
        && affected.knows(report.records());
  }

  private Breach add(String name, Report report, Instant now) {
    var breach =
        new Breach(
            new BreachId(ids.next()),
            name,
            report.what().strip(),
            report.beganAt(),
            report.endedAt(),
            now,
            Optional.empty(),
            report.records());
    breaches.add(breach);
    return breach;
  }

  public Optional<Breach> find(Administrator by, BreachId id) {
    return breaches.find(id);
  }

  public List<Breach> list(Administrator by) {
    return breaches.list();
  }

  /// Notes that the authority was told, once.
  public Optional<Breach> notified(Administrator by, BreachId id) {
    return breaches.notified(id, clock.instant());
  }

  public int count(Administrator by, Breach breach) {
    return affected.count(breach);
  }

  public List<UserId> affected(Administrator by, Breach breach, long after, int peopleMax) {
    return affected.page(breach, after, peopleMax);
  }
}
