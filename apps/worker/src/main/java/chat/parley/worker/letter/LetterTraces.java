package chat.parley.worker.letter;

import chat.parley.adapters.mail.Mail;
import chat.parley.adapters.mail.Mailer;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import chat.parley.worker.erasure.SubjectStore;
import jakarta.inject.Singleton;
import java.util.Set;

/// Letters to somebody who is erased, as long as nobody carried them away.
@Singleton
final class LetterTraces implements SubjectStore {
  private final Mailer mailer;
  private final RootKey root;

  LetterTraces(Mailer mailer, RootKey root) {
    this.mailer = mailer;
    this.root = root;
  }

  @Override
  public Set<String> places() {
    return Set.of("mail.to", "mail.origin", "mail.day");
  }

  @Override
  public void erase(UserId person, ErasureScope scope) {
    if (scope.endsTheAccount()) {
      mailer.withdraw(Mail.handle(root, person));
    }
  }

  @Override
  public long left(UserId person, ErasureScope scope) {
    return scope.endsTheAccount() ? mailer.waiting(Mail.handle(root, person)) : 0;
  }
}
