package chat.parley.adapters.ephemeral;

import chat.parley.adapters.net.Backoff;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.SafeLog;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// The ephemeral store of several nodes: a Redis that keeps nothing on disk.
///
/// It may forget everything at any moment: buckets are full again, who is there is said again, and
/// whoever held a ticket asks for another one. While it cannot be reached every call fails at once.
public final class RedisEphemeralStore implements EphemeralStore {
  private static final SafeLog LOG = SafeLog.of(RedisEphemeralStore.class);
  private static final Duration CONNECT_MAX = Duration.ofSeconds(2);
  private static final Duration START_MAX = Duration.ofSeconds(30);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(1);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(2);
  private static final int COMMANDS_WAITING_MAX = 16_384;
  private static final int IO_THREADS = 2;

  /// After so many calls in a row without an answer the connection is taken for dead: a link that
  /// was cut without a word looks no different.
  private static final int UNANSWERED_MAX = 3;

  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.ASCII, ByteArrayCodec.INSTANCE);

  private final ClientResources resources;
  private final RedisClient client;
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicBoolean replacing = new AtomicBoolean();
  private volatile StatefulRedisConnection<String, byte[]> connection;

  private RedisEphemeralStore(
      ClientResources resources,
      RedisClient client,
      StatefulRedisConnection<String, byte[]> connection) {
    this.resources = resources;
    this.client = client;
    this.connection = connection;
  }

  /// Connects, trying for half a minute.
  public static RedisEphemeralStore open(RedisSettings settings) {
    return open(settings, START_MAX);
  }

  /// Connects.
  ///
  /// @param max how long it may try
  /// @throws EphemeralUnavailableException when there is nothing to speak to by then
  public static RedisEphemeralStore open(RedisSettings settings, Duration max) {
    var resources =
        ClientResources.builder()
            .ioThreadPoolSize(IO_THREADS)
            .computationThreadPoolSize(IO_THREADS)
            .reconnectDelay(new CappedDelay())
            .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE) // the system's own
            .build();
    var client = RedisClient.create(resources, address(settings));
    client.setOptions(options(settings));
    try {
      var connection = Backoff.until(max, () -> client.connect(CODEC));
      return new RedisEphemeralStore(resources, client, connection);
    } catch (RedisException e) {
      end(client, resources);
      throw new EphemeralUnavailableException(e);
    }
  }

  private static final class CappedDelay extends Delay {
    @Override
    public Duration createDelay(long attempt) {
      return Backoff.delay(attempt);
    }
  }

  private static RedisURI address(RedisSettings settings) {
    var url = settings.url();
    var address =
        RedisURI.builder()
            .withHost(url.getHost())
            .withPort(url.getPort())
            .withSsl(settings.overTls())
            .withVerifyPeer(SslVerifyMode.FULL)
            .withTimeout(ANSWER_MAX);
    settings
        .password()
        .ifPresent(
            password -> {
              if (url.getUserInfo() == null) {
                address.withPassword(password.reveal().toCharArray());
              } else {
                address.withAuthentication(url.getUserInfo(), password.reveal().toCharArray());
              }
            });
    return address.build();
  }

  private static ClientOptions options(RedisSettings settings) {
    var options =
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(COMMANDS_WAITING_MAX)
            .socketOptions(SocketOptions.builder().connectTimeout(CONNECT_MAX).build());
    settings
        .authority()
        .ifPresent(
            file -> options.sslOptions(SslOptions.builder().trustManager(file.toFile()).build()));
    return options.build();
  }

  @Override
  public void put(String key, byte[] value, Duration ttl) {
    var life = life(ttl);
    ask(redis -> redis.set(key, value, life));
  }

  @Override
  public boolean putIfAbsent(String key, byte[] value, Duration ttl) {
    var life = life(ttl).nx();
    return answer(redis -> redis.set(key, value, life)).isPresent();
  }

  @Override
  public Optional<byte[]> get(String key) {
    return answer(redis -> redis.get(key));
  }

  @Override
  public Optional<byte[]> take(String key) {
    return answer(redis -> redis.getdel(key));
  }

  @Override
  public Map<String, byte[]> getAll(Collection<String> keys) {
    var found = new HashMap<String, byte[]>();
    if (!keys.isEmpty()) {
      ask(redis -> redis.mget(keys.toArray(String[]::new)))
          .forEach(entry -> entry.ifHasValue(value -> found.put(entry.getKey(), value)));
    }
    return found;
  }

  @Override
  public void remove(String key) {
    ask(redis -> redis.del(key));
  }

  @Override
  public boolean removeIf(String key, byte[] expected) {
    return ask(
        redis ->
            RedisScript.REMOVE_IF.<Long>run(redis, ScriptOutputType.INTEGER, key, expected) == 1);
  }

  @Override
  public TokenDecision takeTokens(String key, int capacity, double refillPerSecond, int cost) {
    var bucket = new Refill(capacity, refillPerSecond);
    List<Long> decision =
        ask(
            redis ->
                RedisScript.TAKE_TOKENS.<List<Long>>run(
                    redis,
                    ScriptOutputType.MULTI,
                    key,
                    word(bucket.capacity()),
                    word(bucket.perSecond()),
                    word(cost),
                    word(TTL_MAX.toMillis())));
    return new TokenDecision(
        decision.get(0) == 1, decision.get(1).intValue(), Duration.ofMillis(decision.get(2)));
  }

  @Override
  public boolean answers() {
    try {
      ask(RedisCommands::ping);
      return true;
    } catch (EphemeralUnavailableException _) {
      return false;
    }
  }

  @Override
  public void close() {
    connection.close();
    end(client, resources);
  }

  private static void end(RedisClient client, ClientResources resources) {
    client.shutdown(Duration.ZERO, CLOSE_MAX);
    var _ = resources.shutdown(0, CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static byte[] word(Number number) {
    return number.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static SetArgs life(Duration ttl) {
    if (ttl.isNegative() || ttl.isZero() || ttl.compareTo(TTL_MAX) > 0) {
      throw new IllegalArgumentException("a value lives between nothing and 24 h");
    }
    return SetArgs.Builder.px(Math.max(1, ttl.toMillis()));
  }

  /// What there may be none of.
  private <T> Optional<T> answer(Function<RedisCommands<String, byte[]>, T> question) {
    return ask(redis -> Optional.ofNullable(question.apply(redis)));
  }

  private <T> T ask(Function<RedisCommands<String, byte[]>, T> question) {
    try {
      var answer = question.apply(connection.sync());
      unanswered.setPlain(0);
      return answer;
    } catch (RedisCommandTimeoutException e) {
      if (unanswered.incrementAndGet() >= UNANSWERED_MAX) {
        replaceConnection();
      }
      throw new EphemeralUnavailableException(e);
    } catch (RedisException e) {
      throw new EphemeralUnavailableException(e);
    }
  }

  private void replaceConnection() {
    if (replacing.compareAndSet(false, true)) {
      LOG.warn(LogEvent.EPHEMERAL_STORE_SILENT);
      Thread.ofVirtual()
          .name("redis-connect")
          .start(
              () -> {
                try {
                  var silent = connection;
                  connection = client.connect(CODEC);
                  unanswered.set(0);
                  var _ = silent.closeAsync();
                } catch (RedisException _) {
                  // The next unanswered call tries again.
                } finally {
                  replacing.set(false);
                }
              });
    }
  }
}
