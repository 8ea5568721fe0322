package chat.parley.testkit.postgres;

import chat.parley.adapters.mail.Mailer;
import chat.parley.adapters.objects.ObjectStore;
import chat.parley.domain.key.RootKey;
import chat.parley.testkit.key.MemoryRootKey;
import chat.parley.testkit.mail.MemoryMailer;
import chat.parley.testkit.objects.MemoryObjectStore;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/// A fresh, migrated database of a real PostgreSQL.
///
/// ```java
/// static final TestDatabase DATABASE = TestDatabase.fresh();
/// final MessageStore store = DATABASE.context().getBean(MessageStore.class);
/// ```
public final class TestDatabase implements AutoCloseable {
  private final String name;
  private final MemoryRootKey rootKey;
  private final ApplicationContext context;

  private TestDatabase(
      String name,
      MemoryRootKey rootKey,
      InstantSource clock,
      UnaryOperator<Map<String, Object>> settings,
      Object... parts) {
    this.name = name;
    this.rootKey = rootKey;
    this.context =
        ApplicationContext.builder()
            .properties(settings.apply(properties()))
            .singletons(whole(parts))
            .build();
    // By its type: the framework has a clock of its own.
    context.registerSingleton(InstantSource.class, clock).start();
  }

  /// A database and a context of the stores, on the system's clock.
  ///
  /// @param parts further singletons of the context, such as a bus
  public static TestDatabase fresh(Object... parts) {
    return at(InstantSource.system(), parts);
  }

  public static TestDatabase at(InstantSource clock, Object... parts) {
    return node(clock, UnaryOperator.identity(), parts);
  }

  /// A database and the context of a whole node.
  ///
  /// @param settings adds to what the context needs to reach the database, or changes it
  /// @param parts singletons of the context, such as a bus
  public static TestDatabase node(UnaryOperator<Map<String, Object>> settings, Object... parts) {
    return node(InstantSource.system(), settings, parts);
  }

  /// The same at another time.
  public static TestDatabase node(
      InstantSource clock, UnaryOperator<Map<String, Object>> settings, Object... parts) {
    return new TestDatabase(
        TestPostgres.get().newDatabase(), new MemoryRootKey(), clock, settings, parts);
  }

  /// Ends its context and keeps the database as it is, for copies of it.
  public Snapshot intoSnapshot() {
    close();
    return new Snapshot(name, rootKey);
  }

  /// A database that stays as it is.
  public static final class Snapshot {
    private final String name;
    private final MemoryRootKey rootKey;

    private Snapshot(String name, MemoryRootKey rootKey) {
      this.name = name;
      this.rootKey = rootKey;
    }

    /// A context on a copy.
    public TestDatabase node(
        InstantSource clock, UnaryOperator<Map<String, Object>> settings, Object... parts) {
      return new TestDatabase(TestPostgres.get().copy(name), rootKey, clock, settings, parts);
    }
  }

  /// Root key, objects and letters are kept in memory, unless a part keeps them.
  private Object[] whole(Object... parts) {
    var all = new ArrayList<>(List.of(parts));
    if (all.stream().noneMatch(RootKey.class::isInstance)) {
      all.add(rootKey);
    }
    if (all.stream().noneMatch(ObjectStore.class::isInstance)) {
      all.add(new MemoryObjectStore());
    }
    if (all.stream().noneMatch(Mailer.class::isInstance)) {
      all.add(new MemoryMailer());
    }
    return all.toArray();
  }

  /// The stores, with the root key and the clock of this database.
  public ApplicationContext context() {
    return context;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// Connections that no pool holds and no context knows, such as a plain writer's.
  public DataSource dataSource() {
    return TestPostgres.get().dataSource(name);
  }

  public MemoryRootKey rootKey() {
    return rootKey;
  }

  /// Where the server keeps its files: `data` and `server.log`, of every test database.
  public static Path serverDirectory() {
    return TestPostgres.get().directory().resolve("postgres");
  }

  /// What a context needs to reach this database.
  public Map<String, Object> properties() {
    var server = TestPostgres.get().server();
    var properties = new HashMap<String, Object>();
    properties.put("datasources.default.url", server.jdbcUrl(name));
    properties.put("datasources.default.username", "postgres");
    properties.put("datasources.default.password", server.password().reveal());
    properties.put("datasources.default.maximum-pool-size", 10);
    properties.put("datasources.default.minimum-idle", 0);
    return properties;
  }

  @Override
  public void close() {
    context.close();
  }

  /// Ends its context, and the database with it.
  public void drop() {
    close();
    TestPostgres.get().drop(name);
  }
}
