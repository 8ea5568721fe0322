package chat.parley.adapters.ephemeral;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What Redis does in one step. It is named by its digest, and told in full where it was forgotten.
final class RedisScript {
  /// KEYS[1], and the value it must hold.
  static final RedisScript REMOVE_IF =
      new RedisScript(
          """
          if redis.call('GET', KEYS[1]) == ARGV[1] then
            return redis.call('DEL', KEYS[1])
          end
          return 0
          """);

  /// A bucket is `tokens milliseconds`, by the clock of Redis, which all nodes share. It ends when
  /// it would be full. KEYS[1]; capacity, tokens per second, cost, longest life in ms. Answers
  /// granted, whole tokens left, ms until the cost can be granted.
  static final RedisScript TAKE_TOKENS =
      new RedisScript(
          """
          local capacity, rate, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
          local time = redis.call('TIME')
          local now = time[1] * 1000 + math.floor(time[2] / 1000)
          local tokens = capacity
          local held = redis.call('GET', KEYS[1])
          if held then
            local left, at = string.match(held, '^(%S+) (%S+)$')
            tokens = math.min(capacity, left + math.max(0, now - at) * rate / 1000)
          end
          local granted = tokens >= cost
          if granted then
            tokens = tokens - cost
          end
          local full = math.min(tonumber(ARGV[4]), math.ceil((capacity - tokens) * 1000 / rate)) + 1
          redis.call('SET', KEYS[1], string.format('%.6f %.0f', tokens, now), 'PX', full)
          local wait = 0
          if not granted then
            wait = math.ceil((cost - tokens) * 1000 / rate)
          end
          return {granted and 1 or 0, math.floor(tokens), wait}
          """);

  private final String source;
  private final String digest;

  private RedisScript(String source) {
    this.source = source;
    try {
      var sha1 = MessageDigest.getInstance("SHA-1"); // Redis' name for a script, not a secret
      var bytes = sha1.digest(source.getBytes(StandardCharsets.UTF_8));
      this.digest = HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // the script says what it answers
  <T> T run(
      RedisCommands<String, byte[]> redis, ScriptOutputType type, String key, byte[]... words) {
    var keys = new String[] {key};
    try {
      return redis.evalsha(digest, type, keys, words);
    } catch (RedisNoScriptException _) {
      return redis.eval(source, type, keys, words);
    }
  }
}
