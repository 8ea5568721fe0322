package chat.parley.api.credential;

import chat.parley.domain.credential.Password;
import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.credential.PasswordHasher;
import chat.parley.domain.key.RootKey;
import chat.parley.shared.crypto.Argon2;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Argon2id over a MAC of the password under a key that is not in the database, so that a stolen
/// database alone is no list to guess from.
@Singleton
final class Argon2PasswordHasher implements PasswordHasher {
  private static final String PEPPER = "password.pepper";

  private final Argon2 argon2 = new Argon2();
  private final RootKey root;

  Argon2PasswordHasher(RootKey root) {
    this.root = root;
  }

  @Override
  public PasswordHash hash(Password password) {
    return new PasswordHash(argon2.hash(peppered(password)));
  }

  @Override
  public Match verify(Password password, @Nullable PasswordHash hash) {
    if (hash == null) {
      hash(password);
      return Match.WRONG;
    }
    if (!argon2.verify(peppered(password), hash.value())) {
      return Match.WRONG;
    }
    return argon2.isOutdated(hash.value()) ? Match.RIGHT_BUT_DATED : Match.RIGHT;
  }

  private byte[] peppered(Password password) {
    return root.mac(PEPPER, password.value().getBytes(StandardCharsets.UTF_8));
  }
}
