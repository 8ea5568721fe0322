package chat.parley.db.health;

import chat.parley.db.Migrations;
import chat.parley.shared.health.ReadinessCheck;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// A schema that is current stays so while this node runs: it is looked at until it is.
@Singleton
final class MigrationsReadiness implements ReadinessCheck {
  private final DataSource database;
  private volatile boolean current;

  MigrationsReadiness(DataSource database) {
    this.database = DelegatingDataSource.unwrapDataSource(database);
  }

  @Override
  public String name() {
    return "migrations";
  }

  @Override
  public boolean isReady() {
    if (!current) {
      try {
        current = Migrations.areApplied(database);
      } catch (RuntimeException e) {
        return false; // whatever the reason, the history cannot be read
      }
    }
    return current;
  }
}
