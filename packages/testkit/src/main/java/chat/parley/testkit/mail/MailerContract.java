package chat.parley.testkit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.adapters.mail.Mail;
import chat.parley.adapters.mail.MailTemplate;
import chat.parley.adapters.mail.MailVariable;
import chat.parley.adapters.mail.Mailer;
import chat.parley.domain.account.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The contract of [Mailer]. Extend it for each form of it.
public abstract class MailerContract {
  private static final String ANN = "0123456789abcdef".repeat(2);
  private static final String BEN = "fedcba9876543210".repeat(2);

  private Mailer mailer;

  /// A mailer of its own, for one test.
  protected abstract Mailer open();

  /// The letters that wait to be carried, as they would be carried.
  protected abstract List<String> waiting();

  @BeforeEach
  void openAnew() {
    mailer = open();
  }

  @AfterEach
  void close() {
    mailer.close();
  }

  @Test
  void keepsALetterWithTheHeadersThatRfc5322AsksFor() {
    mailer.send(mail(ANN, "ann@example.org"));
    assertThat(waiting())
        .singleElement()
        .asString()
        .startsWith("From: ")
        .contains(
            "\r\nTo: <ann@example.org>\r\n",
            "\r\nSubject: Your export is ready\r\n",
            "\r\nDate: Sat, 21 Nov 2026 12:00:00 +0000\r\n",
            "\r\nAuto-Submitted: auto-generated\r\n")
        .doesNotContain(ANN);
  }

  @Test
  void dropsTheLettersToOnePerson() {
    mailer.send(mail(ANN, "ann@example.org"));
    mailer.send(mail(ANN, "ann@example.org"));
    mailer.send(mail(BEN, "ben@example.org"));
    assertThat(mailer.waiting(ANN)).isEqualTo(2);
    assertThat(mailer.waiting(ANN)).as("asking changes nothing").isEqualTo(2);
    assertThat(mailer.withdraw(ANN)).isEqualTo(2);
    assertThat(mailer.waiting(ANN)).isZero();
    assertThat(mailer.withdraw(ANN)).isZero();
    assertThat(waiting()).singleElement().asString().contains("ben@example.org");
  }

  @Test
  void refusesAValueThatCouldBecomeAHeader() {
    assertThatThrownBy(
            () ->
                new Mail(
                    ANN,
                    EmailAddress.parse("ann@example.org").orElseThrow(),
                    MailTemplate.EXPORT_READY,
                    Map.of(MailVariable.ORIGIN, "a\r\nBcc: b", MailVariable.DAY, "today"),
                    Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Mail mail(String handle, String to) {
    return new Mail(
        handle,
        EmailAddress.parse(to).orElseThrow(),
        MailTemplate.EXPORT_READY,
        Map.of(MailVariable.ORIGIN, "https://chat.example.org", MailVariable.DAY, "2026-11-28"),
        Instant.parse("2026-11-21T12:00:00Z"));
  }
}
