package chat.parley.db.account;

import chat.parley.domain.account.EmailAddress;
import chat.parley.domain.account.Username;
import chat.parley.domain.key.RootKey;
import java.nio.charset.StandardCharsets;

/// What names and addresses are found by: a MAC of their folded form, under a key that is not in
/// the database. Equal text has equal indexes; nothing else can be read from one.
final class BlindIndex {
  private final RootKey root;

  BlindIndex(RootKey root) {
    this.root = root;
  }

  byte[] of(Username username) {
    return root.mac("account.username", utf8(username.value()));
  }

  byte[] of(EmailAddress email) {
    return root.mac("account.email", utf8(email.folded()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
