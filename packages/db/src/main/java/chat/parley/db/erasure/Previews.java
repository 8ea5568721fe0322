package chat.parley.db.erasure;

import chat.parley.db.server.OwnedServers;
import chat.parley.db.sql.Sql;
import chat.parley.domain.erasure.ErasurePlan.Kind;
import chat.parley.domain.erasure.ErasurePlan.Step;
import chat.parley.domain.erasure.ErasurePreview;
import chat.parley.domain.erasure.ErasurePreview.Entry;
import chat.parley.domain.erasure.ErasurePreview.Fate;
import chat.parley.domain.erasure.ErasurePreview.Reason;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.UserId;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import chat.parley.shared.inventory.Purpose;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;

/// Counts what a plan would do.
@Singleton
final class Previews {
  private final DeclaredPlan plan;
  private final Inventory inventory;

  Previews(DeclaredPlan plan, Inventory inventory) {
    this.plan = plan;
    this.inventory = inventory;
  }

  ErasurePreview of(Connection connection, UserId person, ErasureScope scope) {
    var entries =
        plan.of(scope).deletion().stream()
            .filter(step -> !plan.isUntold(step))
            .map(step -> entry(connection, person, step))
            .filter(entry -> entry.count() > 0)
            .toList();
    var servers =
        OwnedServers.within(connection, person, scope).stream()
            .map(
                owned ->
                    new ErasurePreview.OwnedServer(
                        owned.server().id(),
                        owned.server().name(),
                        owned.server().memberCount() - 1,
                        OwnedServers.oldestAdministrator(connection, owned)))
            .toList();
    return new ErasurePreview(entries, servers);
  }

  private Entry entry(Connection connection, UserId person, Step step) {
    long count = Sql.one(connection, step.count(), row -> row.getLong(1), person.value());
    var entry = inventory.find(step.places().getFirst()).orElseThrow();
    return new Entry(
        step.table(),
        fate(step.kind()),
        count,
        Optional.ofNullable(inventory.purposes().get(entry.purpose()))
            .map(Purpose::words)
            .orElseThrow(),
        reason(entry));
  }

  private static Fate fate(Kind kind) {
    return switch (kind) {
      case DELETE -> Fate.GOES;
      case CHANGE -> Fate.DETACHED;
      case KEEP -> Fate.STAYS;
    };
  }

  private static Optional<Reason> reason(InventoryRecord entry) {
    return entry
        .erasure()
        .filter(erasure -> erasure.reason().isPresent())
        .map(
            erasure ->
                new Reason(
                    erasure.reason().get(), erasure.law().orElse(""), erasure.until().orElse("")));
  }
}
