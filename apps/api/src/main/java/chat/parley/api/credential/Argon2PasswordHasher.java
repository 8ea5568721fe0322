package chat.parley.api.credential;

import chat.parley.domain.credential.Password;
import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.credential.PasswordHasher;
import chat.parley.domain.key.RootKey;
import chat.parley.shared.crypto.Argon2;
import chat.parley.shared.crypto.RandomTokens;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Argon2id over a MAC of the password under a key that is not in the database, so that a stolen
/// database alone is no list to guess from.
@Singleton
final class Argon2PasswordHasher implements PasswordHasher {
  private static final int DECOY_BYTES = 32;
  private static final String PEPPER = "password.pepper";

  private final Argon2 argon2;
  private final RootKey root;

  /// What a password is compared with where there is no hash: the work is the same, since it is the
  /// same call with the same parameters.
  private final PasswordHash decoy;

  @Inject
  Argon2PasswordHasher(RootKey root) {
    this(root, new Argon2());
  }

  Argon2PasswordHasher(RootKey root, Argon2 argon2) {
    this.root = root;
    this.argon2 = argon2;
    this.decoy = new PasswordHash(argon2.hash(RandomTokens.bytes(DECOY_BYTES)));
  }

  @Override
  public PasswordHash hash(Password password) {
    return new PasswordHash(argon2.hash(peppered(password)));
  }

  @Override
  public Match verify(Password password, @Nullable PasswordHash hash) {
    var compared = hash == null ? decoy : hash;
    boolean right = argon2.verify(peppered(password), compared.value());
    if (!right || hash == null) {
      return Match.WRONG;
    }
    return argon2.isOutdated(hash.value()) ? Match.RIGHT_BUT_DATED : Match.RIGHT;
  }

  private byte[] peppered(Password password) {
    return root.mac(PEPPER, password.value().getBytes(StandardCharsets.UTF_8));
  }
}
