package chat.parley.db.account;

import static chat.parley.db.key.FieldId.ACCOUNT_DISPLAY_NAME;
import static chat.parley.db.key.FieldId.ACCOUNT_EMAIL;
import static chat.parley.db.key.FieldId.ACCOUNT_USERNAME;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.key.FieldId;
import chat.parley.db.sql.Sql;
import chat.parley.domain.account.Account;
import chat.parley.domain.account.DisplayName;
import chat.parley.domain.account.EmailAddress;
import chat.parley.domain.account.Profile;
import chat.parley.domain.account.Username;
import chat.parley.domain.id.UserId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An account as it rests, and back.
@SuppressWarnings("ArrayRecordComponent") // read or bound once, never compared
record AccountRow(
    UserId id, byte[] username, byte[] displayName, byte @Nullable [] email, Instant createdAt) {

  static final String COLUMNS = "user_id, username, display_name, email, created_at";

  static AccountRow read(ResultSet row) throws SQLException {
    return new AccountRow(
        new UserId(row.getLong("user_id")),
        row.getBytes("username"),
        row.getBytes("display_name"),
        row.getBytes("email"),
        Sql.instant(row, "created_at"));
  }

  static AccountRow seal(Account account, FieldCipher cipher) {
    var email = account.email();
    return new AccountRow(
        account.id(),
        encrypt(cipher, ACCOUNT_USERNAME, account.id(), account.username().value()),
        encrypt(cipher, ACCOUNT_DISPLAY_NAME, account.id(), account.displayName().value()),
        email == null ? null : encrypt(cipher, ACCOUNT_EMAIL, account.id(), email.value()),
        account.createdAt());
  }

  /// Empty when the key is gone.
  Optional<Account> open(FieldCipher cipher) {
    return profile(cipher)
        .map(
            profile ->
                new Account(
                    id, profile.username(), profile.displayName(), email(cipher), createdAt));
  }

  /// Empty when the key is gone.
  Optional<Profile> profile(FieldCipher cipher) {
    return decrypt(cipher, ACCOUNT_USERNAME, username)
        .flatMap(
            name ->
                decrypt(cipher, ACCOUNT_DISPLAY_NAME, displayName)
                    .map(shown -> new Profile(id, new Username(name), new DisplayName(shown))));
  }

  private @Nullable EmailAddress email(FieldCipher cipher) {
    return email == null
        ? null
        : decrypt(cipher, ACCOUNT_EMAIL, email).map(EmailAddress::new).orElse(null);
  }

  private static byte[] encrypt(FieldCipher cipher, FieldId field, UserId id, String text) {
    return cipher.encrypt(field, id, id.value(), 0, text.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<String> decrypt(FieldCipher cipher, FieldId field, byte[] ciphertext) {
    return cipher
        .decrypt(field, id, id.value(), 0, ciphertext)
        .map(plain -> new String(plain, StandardCharsets.UTF_8));
  }
}
