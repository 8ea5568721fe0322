package chat.parley.worker.export;

import chat.parley.adapters.mail.Mail;
import chat.parley.adapters.mail.MailTemplate;
import chat.parley.adapters.mail.MailVariable;
import chat.parley.adapters.mail.Mailer;
import chat.parley.db.export.ExportJobs.Job;
import chat.parley.domain.account.Account;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.key.RootKey;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/// Tells people with an address that their export can be fetched.
@Singleton
final class ReadyLetter {
  private final AccountStore accounts;
  private final Mailer mailer;
  private final RootKey root;
  private final String origin;
  private final InstantSource clock;

  ReadyLetter(
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

  void send(Job job) {
    accounts.find(job.person()).ifPresent(account -> send(account, job));
  }

  private void send(Account account, Job job) {
    var to = account.email();
    if (to != null) {
      mailer.send(
          new Mail(
              Mail.handle(root, account.id()),
              to,
              MailTemplate.EXPORT_READY,
              Map.of(
                  MailVariable.ORIGIN,
                  origin,
                  MailVariable.DAY,
                  LocalDate.ofInstant(job.expiresAt(), ZoneOffset.UTC).toString()),
              clock.instant()));
    }
  }
}
