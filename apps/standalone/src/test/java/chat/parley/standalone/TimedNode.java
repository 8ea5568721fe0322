package chat.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import chat.parley.adapters.mail.Mail;
import chat.parley.adapters.receipt.FileReceiptLedger;
import chat.parley.api.ServerSettings;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.Typed;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.instance.Administrators;
import chat.parley.domain.instance.GrantAdministration;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.snowflake.Snowflakes;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Traces;
import chat.parley.testkit.mail.MemoryMailer;
import chat.parley.testkit.objects.MemoryObjectStore;
import chat.parley.testkit.postgres.TestDatabase;
import chat.parley.testkit.receipt.MemoryReceiptKey;
import chat.parley.worker.chore.Chore;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.inject.qualifiers.PrimaryQualifier;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// API and worker in this process, on a clock that stands still until a test moves it. Chores run
/// when a test says so.
final class TimedNode implements AutoCloseable {
  private static final Duration TURNS_MAX = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final TestDatabase database = TestDatabase.node(TimedNode::withoutWorker);
  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final MemoryMailer mailer = new MemoryMailer();
  private final Path receipts = folder();
  private volatile Instant now;

  private TimedNode(Instant start, Map<String, Object> settings) {
    this.now = start;
    InstantSource clock = () -> now;
    var metrics = new Metrics();
    var receiptKey = new MemoryReceiptKey();
    var properties = new HashMap<>(ServerSettings.defaults());
    properties.putAll(database.properties());
    properties.put("micronaut.server.host", "127.0.0.1");
    properties.put("micronaut.server.port", -1); // any that is free
    properties.put("parley.limits.demo", true);
    properties.put("parley.worker.enabled", false);
    properties.putAll(settings);
    this.context =
        ApplicationContext.builder()
            .properties(properties)
            .singletons(
                metrics,
                Traces.off(),
                new ErrorReports(metrics, clock),
                database.rootKey(),
                receiptKey,
                FileReceiptLedger.open(receipts, receiptKey, clock),
                new InProcessBus(),
                new MemoryObjectStore(),
                mailer,
                new MemoryEphemeralStore(clock))
            .build();
    // Ids tell moments; those of a lease are bound to the clock of the database, which stays.
    var ids = new Snowflakes(1, clock);
    context.registerBeanDefinition(
        RuntimeBeanDefinition.builder(IdSource.class, () -> ids::next)
            .singleton(true)
            .qualifier(PrimaryQualifier.instance())
            .build());
    // By its type: the framework has a clock of its own.
    context.registerSingleton(InstantSource.class, clock).start();
    this.server = context.getBean(EmbeddedServer.class).start();
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("receipts");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> withoutWorker(Map<String, Object> settings) {
    settings.put("parley.worker.enabled", false);
    return settings;
  }

  static TimedNode at(Instant start) {
    return new TimedNode(start, Map.of());
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void passUntil(Instant then) {
    now = then;
  }

  /// The letters that were sent.
  List<Mail> mails() {
    return mailer.waiting();
  }

  /// One turn of a chore.
  void run(Class<? extends Chore> chore) {
    context.getBean(chore).run();
  }

  /// Turns of a chore that waits for what runs on real time, such as other nodes' answers.
  void runUntil(Class<? extends Chore> chore, BooleanSupplier done) {
    long deadline = System.nanoTime() + TURNS_MAX.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("%s is not done", chore).isLessThan(deadline);
      run(chore);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  Visitor visitor() {
    return new Visitor(URI.create("http://127.0.0.1:" + server.getPort()));
  }

  /// As `./parley admin grant USER` does.
  void grant(String username) {
    new GrantAdministration(
            bean(AccountStore.class), bean(Administrators.class), bean(InstantSource.class))
        .grant(new Typed(username));
  }

  @Override
  public void close() {
    context.close();
    database.close();
    try (var files = Files.walk(receipts)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
