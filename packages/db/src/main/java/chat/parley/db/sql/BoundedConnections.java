package chat.parley.db.sql;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/// Tells the driver how long to wait for the database. By itself it waits for ever, and a link that
/// is half open would hold its threads as long.
@Singleton
final class BoundedConnections implements BeanCreatedEventListener<DatasourceConfiguration> {
  private static final int MS_PER_S = 1_000;

  private final DatabaseLimits limits;

  BoundedConnections(DatabaseLimits limits) {
    this.limits = limits;
  }

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    var configuration = event.getBean();
    configuration.addDataSourceProperty("socketTimeout", seconds(limits.answerMsMax()));
    configuration.addDataSourceProperty("connectTimeout", seconds(limits.connectMsMax()));
    configuration.addDataSourceProperty("tcpKeepAlive", "true");
    return configuration;
  }

  /// In the driver's unit; rounded up, since 0 is for ever.
  private static String seconds(int ms) {
    return Integer.toString((ms + MS_PER_S - 1) / MS_PER_S);
  }
}
