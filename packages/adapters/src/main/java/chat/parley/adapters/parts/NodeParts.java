package chat.parley.adapters.parts;

import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.bus.NatsEventBus;
import chat.parley.adapters.bus.NatsSettings;
import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import chat.parley.adapters.ephemeral.RedisEphemeralStore;
import chat.parley.adapters.ephemeral.RedisSettings;
import chat.parley.adapters.keys.FileRootKey;
import chat.parley.adapters.mail.FileMailer;
import chat.parley.adapters.mail.Mailer;
import chat.parley.adapters.objects.DirectoryObjectStore;
import chat.parley.adapters.objects.ObjectStore;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Traces;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/// What every node is given before its context starts, and the context ends.
public record NodeParts(
    InstantSource clock, Metrics metrics, EventBus bus, EphemeralStore ephemeral) {
  private static final String KEY_FILE = "root.key";
  private static final String OBJECTS = "objects";
  private static final String MAIL = "mail";

  /// Builds what the settings name, and connects it.
  ///
  /// @throws InvalidSettingException for what cannot be meant
  public static NodeParts open(Settings settings) {
    var clock = InstantSource.system();
    var bus = bus(settings);
    try {
      return new NodeParts(clock, new Metrics(), bus, ephemeral(settings, clock));
    } catch (RuntimeException e) {
      bus.close();
      throw e;
    }
  }

  private static EventBus bus(Settings settings) {
    var form = settings.find("parley.bus").orElse("in-process");
    return switch (form) {
      case "in-process" -> new InProcessBus();
      case "nats" ->
          NatsEventBus.open(
              checked(
                  "parley.nats.url",
                  () ->
                      new NatsSettings(
                          settings.address("parley.nats.url"),
                          settings.file("parley.nats.ca"),
                          settings.secret("parley.nats.password-file"))));
      default -> throw new InvalidSettingException("parley.bus", "is in-process or nats", null);
    };
  }

  private static EphemeralStore ephemeral(Settings settings, InstantSource clock) {
    var form = settings.find("parley.ephemeral").orElse("memory");
    return switch (form) {
      case "memory" -> new MemoryEphemeralStore(clock);
      case "redis" ->
          RedisEphemeralStore.open(
              checked(
                  "parley.redis.url",
                  () ->
                      new RedisSettings(
                          settings.address("parley.redis.url"),
                          settings.file("parley.redis.ca"),
                          settings.secret("parley.redis.password-file"))));
      default -> throw new InvalidSettingException("parley.ephemeral", "is memory or redis", null);
    };
  }

  private static <T> T checked(String name, Supplier<T> record) {
    try {
      return record.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(name, String.valueOf(e.getMessage()), e);
    }
  }

  /// The key that `parley.key-file` names, for the nodes that read what people wrote.
  public static FileRootKey rootKey(Settings settings) {
    return FileRootKey.open(settings.file("parley.key-file").orElse(Path.of(KEY_FILE)));
  }

  /// Where the objects are that `parley.objects-dir` names, for the nodes that make or serve them.
  public static ObjectStore objects(Settings settings, InstantSource clock) {
    return DirectoryObjectStore.open(
        settings.file("parley.objects-dir").orElse(Path.of(OBJECTS)), clock);
  }

  /// Where letters are left that `parley.mail-dir` names, for the nodes that write to people.
  public static Mailer mailer(Settings settings, InstantSource clock) {
    return FileMailer.open(settings.file("parley.mail-dir").orElse(Path.of(MAIL)), clock);
  }

  /// What the context needs to reach the database that `parley.postgres.*` names; nothing where
  /// somebody else says it.
  public static Map<String, Object> database(Settings settings) {
    return DatabaseSettings.read(settings).map(DatabaseSettings::properties).orElse(Map.of());
  }

  /// What the context is given as it is. The clock is given by its type: the framework has one of
  /// its own.
  public Object[] singletons() {
    return new Object[] {
      metrics,
      Traces.configured(),
      new ErrorReports(metrics, clock),
      bus,
      ephemeral,
      new BusReadiness(bus),
      new EphemeralReadiness(ephemeral)
    };
  }
}
