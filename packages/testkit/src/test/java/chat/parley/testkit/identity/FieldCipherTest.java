package chat.parley.testkit.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.key.FieldId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.SubjectKeys;
import chat.parley.shared.crypto.NotAuthenticException;
import chat.parley.testkit.postgres.TestDatabase;
import java.nio.ByteBuffer;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Goal: a ciphertext opens in its place, under its person's key, and nowhere else.
@Tag("real")
class FieldCipherTest {
  private static final UserId ADA = new UserId(1);
  private static final UserId BO = new UserId(2);
  private static final byte[] PLAIN = "what Ada wrote".getBytes(UTF_8);

  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final IdentityDatabase database = new IdentityDatabase(DATABASE);
  private final FieldCipher cipher = database.the(FieldCipher.class);
  private final SubjectKeys keys = database.the(SubjectKeys.class);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @BeforeEach
  void twoPeople() {
    keys.create(ADA);
    keys.create(BO);
    cipher.forget(ADA);
    cipher.forget(BO);
  }

  @Test
  void opensInItsPlace() {
    assertThat(cipher.decrypt(FieldId.MESSAGE_BODY, ADA, 5, 6, sealed())).contains(PLAIN);
  }

  @Test
  void neverMakesTheSameCiphertextTwice() {
    assertThat(sealed()).isNotEqualTo(sealed());
  }

  @Test
  void beginsWithTheMagicTheKeyAndItsVersion() {
    var head = ByteBuffer.wrap(sealed());

    assertThat(head.getInt()).isEqualTo(FieldCipher.MAGIC);
    assertThat(database.longs("SELECT key_id FROM keystore.purpose_keys WHERE user_id = 1"))
        .contains(head.getLong());
    assertThat(head.getInt()).isEqualTo(1);
  }

  @Test
  void doesNotOpenWhenMoved() {
    var sealed = sealed();

    assertRefused(() -> cipher.decrypt(FieldId.MESSAGE_BODY, ADA, 7, 6, sealed));
    assertRefused(() -> cipher.decrypt(FieldId.MESSAGE_BODY, ADA, 5, 7, sealed));
    assertThat(cipher.decrypt(FieldId.MESSAGE_BODY, BO, 5, 6, sealed)).isEmpty();
    assertThat(cipher.decrypt(FieldId.ACCOUNT_EMAIL, ADA, 5, 6, sealed)).isEmpty();
    var name = cipher.encrypt(FieldId.ACCOUNT_USERNAME, ADA, 1, 0, PLAIN);
    assertRefused(() -> cipher.decrypt(FieldId.ACCOUNT_DISPLAY_NAME, ADA, 1, 0, name));
  }

  @Test
  void doesNotOpenWhenAltered() {
    for (int i = 0; i < sealed().length; i++) {
      var altered = sealed();
      altered[i] ^= 1;
      assertThat(opens(altered)).as("byte %d", i).isFalse();
    }
    assertRefused(() -> cipher.decrypt(FieldId.MESSAGE_BODY, ADA, 5, 6, new byte[] {1, 2}));
  }

  @Test
  void opensNoMoreOnceTheKeyIsDestroyed() {
    var sealed = sealed();
    var other = cipher.encrypt(FieldId.MESSAGE_BODY, BO, 5, 6, PLAIN);

    keys.destroy(ADA);
    keys.destroy(ADA);

    assertThat(cipher.decrypt(FieldId.MESSAGE_BODY, ADA, 5, 6, sealed)).isEmpty();
    assertThatThrownBy(this::sealed).isInstanceOf(IllegalStateException.class);
    assertThat(cipher.decrypt(FieldId.MESSAGE_BODY, BO, 5, 6, other)).contains(PLAIN);
  }

  @Test
  void opensFromMemoryUntilForgotten() {
    var sealed = sealed();
    database.execute("DELETE FROM keystore.subject_keys WHERE user_id = 1");

    assertThat(cipher.decrypt(FieldId.MESSAGE_BODY, ADA, 5, 6, sealed)).contains(PLAIN);
    cipher.forget(ADA);
    assertThat(cipher.decrypt(FieldId.MESSAGE_BODY, ADA, 5, 6, sealed)).isEmpty();
  }

  @Test
  void opensRowAfterRowUntilTheKeyIsDestroyed() {
    var opener = cipher.opener(FieldId.MESSAGE_BODY, ADA);
    var other = cipher.encrypt(FieldId.MESSAGE_BODY, ADA, 7, 6, PLAIN);

    assertThat(opener.open(5, 6, sealed())).contains(PLAIN);
    assertThat(opener.open(7, 6, other)).contains(PLAIN);
    assertRefused(() -> opener.open(5, 6, other));
    cipher.forget(ADA);
    assertThat(opener.open(7, 6, other)).contains(PLAIN);
    keys.destroy(ADA);
    cipher.forget(ADA);
    assertThat(opener.open(7, 6, other)).isEmpty();
  }

  @Test
  void warmsManyAtOnce() {
    var sealed = sealed();
    cipher.forget(ADA);
    cipher.warm(List.of(ADA, BO, ADA, new UserId(404)));
    database.execute("DELETE FROM keystore.subject_keys");

    assertThat(cipher.decrypt(FieldId.MESSAGE_BODY, ADA, 5, 6, sealed)).contains(PLAIN);
  }

  @Test
  void survivesManyAtOnceWhileKeysAreForgotten() throws InterruptedException {
    Together.run(
        64,
        () -> {
          cipher.forget(ADA);
          assertThat(cipher.decrypt(FieldId.MESSAGE_BODY, ADA, 5, 6, sealed())).contains(PLAIN);
          return true;
        });
  }

  private byte[] sealed() {
    return cipher.encrypt(FieldId.MESSAGE_BODY, ADA, 5, 6, PLAIN);
  }

  private boolean opens(byte[] ciphertext) {
    try {
      return cipher.decrypt(FieldId.MESSAGE_BODY, ADA, 5, 6, ciphertext).isPresent();
    } catch (NotAuthenticException refused) {
      return false;
    }
  }

  private static void assertRefused(ThrowingCallable attempt) {
    assertThatThrownBy(attempt).isInstanceOf(NotAuthenticException.class);
  }
}
