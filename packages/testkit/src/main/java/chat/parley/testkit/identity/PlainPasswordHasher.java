package chat.parley.testkit.identity;

import chat.parley.domain.credential.Password;
import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.credential.PasswordHasher;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Hashes at once, and counts the work that a real one would have done.
public final class PlainPasswordHasher implements PasswordHasher {
  private static final String CURRENT = "current:";
  private static final String DATED = "dated:";

  private final AtomicInteger work = new AtomicInteger();

  /// How many slow hashes this stands for.
  public int work() {
    return work.get();
  }

  /// A hash as older parameters would have made it.
  public PasswordHash datedHash(Password password) {
    return new PasswordHash(DATED + password.value());
  }

  @Override
  public PasswordHash hash(Password password) {
    work.incrementAndGet();
    return new PasswordHash(CURRENT + password.value());
  }

  @Override
  public Match verify(Password password, @Nullable PasswordHash hash) {
    work.incrementAndGet();
    if (hash == null) {
      return Match.WRONG;
    }
    if (hash.value().equals(CURRENT + password.value())) {
      return Match.RIGHT;
    }
    return hash.value().equals(DATED + password.value()) ? Match.RIGHT_BUT_DATED : Match.WRONG;
  }
}
