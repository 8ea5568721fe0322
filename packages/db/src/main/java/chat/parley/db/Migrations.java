package chat.parley.db;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings the schema to the version of this build. Nodes that start together wait for each other.
public final class Migrations {
  private static final String LOCATION = "classpath:db/migration";

  private Migrations() {}

  /// Applies what is missing; a database that is up to date is not touched.
  public static void apply(DataSource database) {
    Flyway.configure()
        .dataSource(database)
        .locations(LOCATION)
        .defaultSchema("public")
        .table("schema_migrations")
        .outOfOrder(false)
        .load()
        .migrate();
  }
}
