package chat.parley.db;

import chat.parley.shared.secret.Secret;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Brings the schema to the version of this build. Nodes that start together wait for each other.
public final class Migrations {
  private static final String LOCATION = "classpath:db/migration";

  private Migrations() {}

  /// Applies what is missing; a database that is up to date is not touched.
  public static void apply(DataSource database) {
    settings().dataSource(database).load().migrate();
  }

  /// The same, before there is a data source.
  public static void apply(String jdbcUrl, String user, Secret<String> password) {
    settings().dataSource(jdbcUrl, user, password.reveal()).load().migrate();
  }

  /// Applies what a schema of that version has, to a database that has less.
  ///
  /// @throws org.flywaydb.core.api.FlywayException if this build does not know the version
  public static void applyUpTo(
      String version, String jdbcUrl, String user, Secret<String> password) {
    settings().dataSource(jdbcUrl, user, password.reveal()).target(version).load().migrate();
  }

  /// Whether nothing is missing.
  public static boolean areApplied(DataSource database) {
    return settings().dataSource(database).load().info().pending().length == 0;
  }

  private static FluentConfiguration settings() {
    return Flyway.configure()
        .locations(LOCATION)
        .defaultSchema("public")
        .table("schema_migrations")
        .outOfOrder(false);
  }
}
