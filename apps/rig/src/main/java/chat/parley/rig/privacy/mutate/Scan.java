package chat.parley.rig.privacy.mutate;

import chat.parley.adapters.objects.ObjectStore;
import chat.parley.db.inventory.LiveSchema;
import chat.parley.db.sql.Sql;
import chat.parley.domain.erasure.SubjectPath;
import chat.parley.rig.privacy.mutate.Cast.Person;
import chat.parley.rig.privacy.mutate.Stage.Place;
import chat.parley.shared.inventory.InventoryRecord;
import chat.parley.shared.inventory.InventoryRecord.Retention.Rule;
import chat.parley.shared.inventory.Store;
import java.sql.Connection;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Asks every declared place whether it holds something of a person. It looks where it is told to
/// look, and nowhere else.
final class Scan {
  /// Stores that it can look into. What a browser keeps, a browser must be asked.
  static final Set<Store> STORES =
      EnumSet.of(Store.PG, Store.KEYSTORE, Store.EPHEMERAL, Store.OBJECT, Store.MAIL);

  private static final String CONDITION_OF_INDEX =
      """
      SELECT coalesce(pg_get_expr(indpred, indrelid), 'true') AS condition
      FROM pg_index WHERE indexrelid = ?::regclass
      """;

  private final Place place;
  private final Connection connection;
  private final Person person;

  private Scan(Place place, Connection connection, Person person) {
    this.place = place;
    this.connection = connection;
    this.person = person;
  }

  /// Whether a record is one that it looks for.
  static boolean covers(InventoryRecord entry) {
    return entry.isPersonal()
        && STORES.contains(entry.store())
        && entry.retention().rule() != Rule.TRANSIT;
  }

  /// The ids of those places that hold something.
  static SortedSet<String> find(
      Collection<InventoryRecord> places, Place place, Connection connection, Person person) {
    var scan = new Scan(place, connection, person);
    var found = new TreeSet<String>();
    places.stream()
        .filter(Scan::covers)
        .filter(scan::holds)
        .forEach(entry -> found.add(entry.id()));
    return found;
  }

  private boolean holds(InventoryRecord entry) {
    return switch (entry.store()) {
      case PG, KEYSTORE -> holdsRows(entry);
      case EPHEMERAL ->
          Optional.ofNullable(person.keys().get(entry.id()))
              .flatMap(place.ephemeral()::get)
              .isPresent();
      case OBJECT ->
          place.objects().list("", Optional.empty(), ObjectStore.LIST_MAX).stream()
              .anyMatch(name -> name.stem().equals(person.stem()));
      case MAIL ->
          place.mailer().waiting().stream()
              .anyMatch(mail -> mail.handle().equals(person.letters()));
      case BUS, WIRE, LOG, METRIC, TRACE, CLIENT, BACKUP, FILE -> false;
    };
  }

  private boolean holdsRows(InventoryRecord entry) {
    var name = entry.id().substring("pg.".length());
    int index = name.indexOf(".index.");
    var subject = SubjectPath.parse(entry.subject()).orElseThrow().condition();
    if (index < 0) {
      int column = name.lastIndexOf('.');
      return exists(
          name.substring(0, column),
          subject + " AND t." + name.substring(column + 1) + " IS NOT NULL");
    }
    var table = LiveSchema.tablesOfIndexes(connection).get(entry.id());
    var condition =
        Sql.one(
            connection,
            CONDITION_OF_INDEX,
            row -> row.getString("condition"),
            name.replace(".index.", "."));
    return table != null && exists(table, subject + " AND (" + condition + ")");
  }

  private boolean exists(String table, String condition) {
    return Sql.one(
        connection,
        "SELECT EXISTS (SELECT FROM %s t WHERE %s) AS found".formatted(table, condition),
        row -> row.getBoolean("found"),
        person.id().value());
  }
}
