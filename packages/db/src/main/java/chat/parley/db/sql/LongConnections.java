package chat.parley.db.sql;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/// Connections beside the pool, for work that takes minutes: they wait for an answer as long as it
/// takes. Whoever opens one closes it.
@Singleton
public final class LongConnections {
  private static final String NAME = "parley night";

  private final HikariDataSource pool;

  LongConnections(DataSource database) {
    this.pool = (HikariDataSource) DelegatingDataSource.unwrapDataSource(database);
  }

  public Connection open() {
    var properties = new Properties();
    properties.putAll(pool.getDataSourceProperties());
    properties.remove("socketTimeout");
    properties.setProperty("user", pool.getUsername());
    properties.setProperty("password", pool.getPassword());
    properties.setProperty("ApplicationName", NAME);
    try {
      return DriverManager.getConnection(pool.getJdbcUrl(), properties);
    } catch (SQLException e) {
      throw new SqlFaultException(e);
    }
  }
}
