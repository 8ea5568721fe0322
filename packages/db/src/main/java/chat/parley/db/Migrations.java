package chat.parley.db;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings the schema to the version of this build. Nodes that start together wait for each other.
public final class Migrations {
  private static final String LOCATION = "classpath:db/migration";

  private Migrations() {}

  /// Applies what is missing; a database that is up to date is not touched.
  public static void apply(DataSource database) {
    flyway(database).migrate();
  }

  /// Whether nothing is missing.
  public static boolean areApplied(DataSource database) {
    return flyway(database).info().pending().length == 0;
  }

  private static Flyway flyway(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .locations(LOCATION)
        .defaultSchema("public")
        .table("schema_migrations")
        .outOfOrder(false)
        .load();
  }
}
