package chat.parley.domain.password;

import chat.parley.domain.account.Account;
import java.util.ArrayList;
import java.util.List;

/// Words about a person that make a password easier to guess.
final class KnownWords {
  private KnownWords() {}

  static List<String> of(Account account) {
    var words = new ArrayList<String>();
    words.add(account.username().value());
    words.add(account.displayName().value());
    var email = account.email();
    if (email != null) {
      words.add(email.value());
    }
    return words;
  }
}
