package chat.parley.db.sql;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// The connections that this node holds open.
@Singleton
public final class PooledConnections {
  private final HikariDataSource pool;

  PooledConnections(DataSource database) {
    this.pool = (HikariDataSource) DelegatingDataSource.unwrapDataSource(database);
  }

  /// Replaces them all: idle ones now, the others when they are given back.
  public void renew() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }
}
