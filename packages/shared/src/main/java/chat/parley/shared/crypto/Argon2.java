package chat.parley.shared.crypto;

import chat.parley.shared.error.OverloadedException;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id for passwords, in the PHC string format `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
///
/// Each run takes 46 MiB and a core for about a tenth of a second, so as many run at once as there
/// are cores, a bounded number waits, and the rest is refused at once.
public final class Argon2 {
  /// The set OWASP recommends: one lane, one pass, 46 MiB.
  private static final Cost DEFAULT = new Cost(47_104, 1, 1);

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int WAITING_PER_CORE_MAX = 32;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{1,86})\\$([A-Za-z0-9+/]{1,86})");

  private final Semaphore running;
  private final Semaphore admitted;
  private final LongAdder kibibytePasses = new LongAdder();

  private record Cost(int memoryKib, int passes, int lanes) {}

  private record Encoded(Cost cost, String salt, String hash) {}

  public Argon2() {
    this(Runtime.getRuntime().availableProcessors());
  }

  Argon2(int cores) {
    running = new Semaphore(cores, true);
    admitted = new Semaphore(cores * (1 + WAITING_PER_CORE_MAX));
  }

  /// Hashes a new password.
  ///
  /// @return the PHC string to store
  /// @throws OverloadedException if too many wait already
  public String hash(byte[] password) {
    var salt = RandomTokens.bytes(SALT_BYTES);
    var hash = run(DEFAULT, password, salt, HASH_BYTES);
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            DEFAULT.memoryKib,
            DEFAULT.passes,
            DEFAULT.lanes,
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }

  /// Compares a password with a stored hash.
  ///
  /// @throws OverloadedException if too many wait already
  public boolean verify(byte[] password, String stored) {
    var encoded = decode(stored);
    var base64 = Base64.getDecoder();
    var hash = base64.decode(encoded.hash);
    return ConstantTime.equal(
        hash, run(encoded.cost, password, base64.decode(encoded.salt), hash.length));
  }

  /// True when the stored value was made at another cost than today's.
  public boolean isOutdated(String stored) {
    return !decode(stored).cost.equals(DEFAULT);
  }

  /// The work done so far, in the unit that time follows: kibibytes filled, times passes.
  public long work() {
    return kibibytePasses.sum();
  }

  private byte[] run(Cost cost, byte[] password, byte[] salt, int hashBytes) {
    if (!admitted.tryAcquire()) {
      throw new OverloadedException();
    }
    try {
      running.acquireUninterruptibly();
      try {
        kibibytePasses.add((long) cost.memoryKib * cost.passes);
        return compute(
            new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib)
                .withIterations(cost.passes)
                .withParallelism(cost.lanes)
                .withSalt(salt)
                .build(),
            password,
            hashBytes);
      } finally {
        running.release();
      }
    } finally {
      admitted.release();
    }
  }

  static byte[] compute(Argon2Parameters parameters, byte[] password, int hashBytes) {
    var generator = new Argon2BytesGenerator();
    generator.init(parameters);
    var hash = new byte[hashBytes];
    var copy = password.clone();
    generator.generateBytes(copy, hash);
    Arrays.fill(copy, (byte) 0);
    return hash;
  }

  private static Encoded decode(String stored) {
    var match = PHC.matcher(stored);
    if (!match.matches()) {
      throw new IllegalArgumentException("not an Argon2id PHC string");
    }
    return new Encoded(
        new Cost(
            Integer.parseInt(match.group(1)),
            Integer.parseInt(match.group(2)),
            Integer.parseInt(match.group(3))),
        match.group(4),
        match.group(5));
  }
}
