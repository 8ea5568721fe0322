package chat.parley.worker.letter;

import chat.parley.adapters.mail.Mail;
import chat.parley.adapters.mail.MailTemplate;
import chat.parley.adapters.mail.MailVariable;
import chat.parley.adapters.mail.Mailer;
import chat.parley.domain.account.Account;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;

/// Writes to people who gave an address. Whoever gave none is not written to.
@Singleton
public final class Letters {
  private final AccountStore accounts;
  private final Mailer mailer;
  private final RootKey root;
  private final String origin;
  private final InstantSource clock;

  public Letters(
      AccountStore accounts,
      Mailer mailer,
      RootKey root,
      @Property(name = "parley.public-origin", defaultValue = "http://localhost:8080")
          String origin,
      InstantSource clock) {
    this.accounts = accounts;
    this.mailer = mailer;
    this.root = root;
    this.origin = origin;
    this.clock = clock;
  }

  /// Sends a letter about a day.
  public void send(UserId person, MailTemplate template, LocalDate day) {
    accounts.find(person).ifPresent(account -> send(account, template, day));
  }

  private void send(Account account, MailTemplate template, LocalDate day) {
    var to = account.email();
    if (to != null) {
      mailer.send(
          new Mail(
              Mail.handle(root, account.id()),
              to,
              template,
              Map.of(MailVariable.ORIGIN, origin, MailVariable.DAY, day.toString()),
              clock.instant()));
    }
  }
}
