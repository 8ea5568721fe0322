package chat.parley.api.edge;

import chat.parley.adapters.ephemeral.EphemeralKeys;
import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.adapters.ephemeral.TokenDecision;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import chat.parley.shared.crypto.Mac;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/// Takes tokens from the buckets of callers, network prefixes and names.
@Singleton
public final class RateLimits {
  private static final String KEY_PURPOSE = "rate-limit-day";

  private record DayKey(long day, Mac mac) {}

  private final EphemeralStore store;
  private final RootKey root;
  private final InstantSource clock;
  private final Rates rates;
  private volatile DayKey dayKey;

  RateLimits(EphemeralStore store, RootKey root, InstantSource clock, Rates rates) {
    this.store = store;
    this.root = root;
    this.clock = clock;
    this.dayKey = keyOf(today());
    this.rates = rates;
  }

  TokenDecision takeOf(RateClass limit, UserId user) {
    return take(limit, EphemeralKeys.rateOfUser(limit, user.value()));
  }

  TokenDecision takeOf(RateClass limit, InetAddress client) {
    return take(limit, EphemeralKeys.rateOfOrigin(limit, mac(ClientAddress.prefix(client))));
  }

  /// For a name that someone claims, such as at log-in, whether it exists or not.
  public TokenDecision takeOfName(RateClass limit, String name) {
    var bytes = name.getBytes(StandardCharsets.UTF_8);
    return take(limit, EphemeralKeys.rateOfName(limit, mac(bytes)));
  }

  private TokenDecision take(RateClass limit, String key) {
    var rate = rates.of(limit);
    return store.takeTokens(key, rate.burst(), rate.perSecond(), 1);
  }

  /// Yesterday's MACs cannot be told from today's: the key changes with the day (UTC).
  private byte[] mac(byte[] data) {
    var key = dayKey;
    if (key.day() != today()) {
      key = keyOf(today());
      dayKey = key;
    }
    return key.mac().of(data);
  }

  private DayKey keyOf(long day) {
    var bytes = ByteBuffer.allocate(Long.BYTES).putLong(day).array();
    return new DayKey(day, Mac.withKey(root.mac(KEY_PURPOSE, bytes)));
  }

  private long today() {
    return clock.millis() / Duration.ofDays(1).toMillis();
  }
}
