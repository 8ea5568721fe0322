package chat.parley.rig.privacy.prove;

import chat.parley.testkit.nats.TestNats;
import chat.parley.testkit.redis.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// NATS and Redis beside the instance of the proof. NATS runs without a store, as operators are
/// told; Redis writes what it holds to a file when it is asked to, and never by itself.
final class Servers implements AutoCloseable {
  private final Path folder;
  private final TestNats nats;
  private final TestRedis redis;

  private Servers(Path folder, TestNats nats, TestRedis redis) {
    this.folder = folder;
    this.nats = nats;
    this.redis = redis;
  }

  static Servers start(Path folder) {
    return new Servers(
        folder,
        TestNats.start(folder.resolve("nats"), Optional.empty()),
        TestRedis.start(folder.resolve("redis"), Optional.empty()));
  }

  /// What makes a node use them.
  Map<String, String> environment() {
    return Map.of(
        "PARLEY_BUS",
        "nats",
        "PARLEY_NATS_URL",
        nats.settings().url().toString(),
        "PARLEY_EPHEMERAL",
        "redis",
        "PARLEY_REDIS_URL",
        redis.settings().url().toString());
  }

  /// Where NATS would write, if it did.
  Path natsFolder() {
    return folder.resolve("nats");
  }

  /// All that Redis holds.
  byte[] redisDump() throws IOException {
    return redis.dump();
  }

  void plant(String word) throws IOException {
    Files.writeString(natsFolder().resolve("planted"), word);
    redis.set("planted", word);
  }

  void uproot() throws IOException {
    Files.delete(natsFolder().resolve("planted"));
    redis.remove("planted");
  }

  @Override
  public void close() {
    nats.close();
    redis.close();
  }
}
