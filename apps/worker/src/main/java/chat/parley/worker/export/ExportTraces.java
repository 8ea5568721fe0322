package chat.parley.worker.export;

import chat.parley.adapters.mail.Mail;
import chat.parley.adapters.mail.Mailer;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import chat.parley.worker.erasure.SubjectStore;
import jakarta.inject.Singleton;
import java.util.Set;

/// Files of exports and letters to somebody who is erased. The rows of the exports are gone by
/// then, so that their objects belong to nobody.
@Singleton
final class ExportTraces implements SubjectStore {
  private final ExportObjectSweep sweep;
  private final Mailer mailer;
  private final RootKey root;

  ExportTraces(ExportObjectSweep sweep, Mailer mailer, RootKey root) {
    this.sweep = sweep;
    this.mailer = mailer;
    this.root = root;
  }

  @Override
  public Set<String> places() {
    return Set.of("object.exports.*", "mail.to", "mail.origin", "mail.day");
  }

  @Override
  public void erase(UserId person, ErasureScope scope) {
    if (scope.endsTheAccount()) {
      sweep.run();
      mailer.withdraw(Mail.handle(root, person));
    }
  }

  /// Letters that were still there; they are withdrawn with the question.
  @Override
  public long left(UserId person, ErasureScope scope) {
    return scope.endsTheAccount() ? mailer.withdraw(Mail.handle(root, person)) : 0;
  }
}
