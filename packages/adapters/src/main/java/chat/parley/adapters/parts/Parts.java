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
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Traces;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What every node is given before its context starts.
///
/// @param database what the context needs to reach PostgreSQL; nothing where `parley.postgres.*`
///     is not set, and somebody else says it
public record Parts(
    InstantSource clock,
    Metrics metrics,
    Traces traces,
    ErrorReports errors,
    EventBus bus,
    EphemeralStore ephemeral,
    Map<String, Object> database)
    implements AutoCloseable {
  private static final String KEY_FILE = "root.key";

  /// Builds what the settings name, and connects it.
  ///
  /// @throws InvalidSettingException for what cannot be meant
  public static Parts open(Settings settings) {
    var clock = InstantSource.system();
    var metrics = new Metrics();
    var database = DatabaseSettings.read(settings).map(DatabaseSettings::properties);
    var bus = bus(settings);
    try {
      return new Parts(
          clock,
          metrics,
          Traces.configured(),
          new ErrorReports(metrics, clock),
          bus,
          ephemeral(settings, clock),
          database.orElse(Map.of()));
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

  /// What the context is given as it is; the clock is given by its type.
  public List<Object> singletons() {
    return List.of(metrics, traces, errors, bus, ephemeral);
  }

  /// After the context, which uses them to the end.
  @Override
  public void close() {
    traces.close();
    bus.close();
    ephemeral.close();
  }
}
