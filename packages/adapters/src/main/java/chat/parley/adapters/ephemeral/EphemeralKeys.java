package chat.parley.adapters.ephemeral;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Makes every key of the ephemeral store; no other class writes one.
///
/// Each pattern has a record in the privacy inventory. A key never holds a name, an address or a
/// token: what comes from people arrives here as a MAC or a hash.
public final class EphemeralKeys {
  /// The patterns, with `*` for what varies.
  public static final List<String> PATTERNS =
      List.of(
          "ticket.*",
          "rate.user.*.*",
          "rate.origin.*.*",
          "rate.name.*.*",
          "presence.*",
          "typing.*.*");

  /// Classes of requests that have a bucket for every person.
  public static final List<String> USER_BUCKETS =
      List.of("LOG_IN", "READ", "WRITE", "SEND", "TICKET");

  private EphemeralKeys() {}

  /// Every key that a person's id alone leads to.
  public static List<String> ofUser(long userId) {
    var keys = new ArrayList<String>();
    keys.add(presence(userId));
    USER_BUCKETS.forEach(bucket -> keys.add("rate.user." + bucket + "." + userId));
    return keys;
  }

  /// A gateway ticket that was issued and not yet used.
  public static String ticket(byte[] ticketSha256) {
    return "ticket." + hex(ticketSha256);
  }

  /// A token bucket of a person for a class of requests.
  public static String rateOfUser(Enum<?> bucket, long userId) {
    return "rate.user." + bucket.name() + "." + userId;
  }

  /// A token bucket of a network prefix for a class of requests.
  ///
  /// @param prefixMac MAC of the prefix under the key of the day
  public static String rateOfOrigin(Enum<?> bucket, byte[] prefixMac) {
    return "rate.origin." + bucket.name() + "." + hex(prefixMac);
  }

  /// A token bucket of a name someone tries to log in with, whether it exists or not.
  ///
  /// @param nameMac MAC of the name under the key of the day
  public static String rateOfName(Enum<?> bucket, byte[] nameMac) {
    return "rate.name." + bucket.name() + "." + hex(nameMac);
  }

  /// Whether a person is there, over all their sessions.
  public static String presence(long userId) {
    return "presence." + userId;
  }

  /// That a person types in a channel.
  public static String typing(long channelId, long userId) {
    return "typing." + channelId + "." + userId;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
