package chat.parley.db.erasure;

import chat.parley.db.farewell.Farewell;
import chat.parley.db.sql.Sql;
import chat.parley.domain.erasure.ErasurePlan.Kind;
import chat.parley.domain.erasure.ErasurePlan.Step;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Carries out the plan in PostgreSQL, a batch at a time.
@Singleton
public final class Eraser {
  private static final int BATCH_ROWS = 500;

  private final DeclaredPlan plan;
  private final Map<String, Farewell> farewells;

  /// What a batch came to.
  public record Batch(ErasureJob job, int rows) {}

  Eraser(DeclaredPlan plan, List<Farewell> farewells) {
    this.plan = plan;
    this.farewells =
        farewells.stream().collect(Collectors.toMap(Farewell::table, Function.identity()));
  }

  /// Deletes one batch of the first table in which there is something; 0 rows when nothing is left
  /// that can be deleted.
  public Batch deleteBatch(Connection transaction, ErasureJob job) {
    for (var step : plan.of(job.scope()).deletion()) {
      int rows = step.kind() == Kind.KEEP ? 0 : run(transaction, job, step);
      if (rows > 0) {
        return new Batch(plan.isUntold(step) ? job : job.counting(step.places(), rows), rows);
      }
    }
    return new Batch(job, 0);
  }

  /// Asks every declared table for the person; answers how many rows are left.
  public long left(Connection connection, ErasureJob job) {
    return plan.of(job.scope()).deletion().stream()
        .filter(step -> step.kind() != Kind.KEEP)
        .mapToLong(step -> count(connection, step.verify(), job))
        .sum();
  }

  /// How much stays, with a reason, by the id of the inventory record.
  public Map<String, Long> kept(Connection connection, ErasureJob job) {
    var kept = new TreeMap<String, Long>();
    for (var step : plan.of(job.scope()).deletion()) {
      if (step.kind() == Kind.KEEP) {
        long rows = count(connection, step.count(), job);
        step.places().forEach(place -> kept.put(place, rows));
      }
    }
    return kept;
  }

  /// Deletes the rows of the erasure itself.
  public void purge(Connection transaction, ErasureJob job) {
    for (var step : plan.of(job.scope()).purge()) {
      while (runDeclared(transaction, job, step) > 0) {
        // batch after batch; there are a handful of rows
      }
    }
  }

  private int run(Connection transaction, ErasureJob job, Step step) {
    var farewell = farewells.get(step.table());
    return farewell == null || step.kind() != Kind.DELETE
        ? runDeclared(transaction, job, step)
        : farewell.delete(transaction, job.person(), job.scope(), BATCH_ROWS);
  }

  private static int runDeclared(Connection transaction, ErasureJob job, Step step) {
    var parameters = new Object[step.people() + (step.kind() == Kind.DELETE ? 1 : 0)];
    Arrays.fill(parameters, 0, step.people(), job.person().value());
    if (step.kind() == Kind.DELETE) {
      parameters[step.people()] = BATCH_ROWS;
    }
    return Sql.update(transaction, step.sql(), parameters);
  }

  private static long count(Connection connection, String sql, ErasureJob job) {
    return Sql.one(connection, sql, row -> row.getLong(1), job.person().value());
  }
}
