package chat.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.mail.Mail;
import chat.parley.adapters.mail.MailTemplate;
import chat.parley.adapters.mail.MailVariable;
import chat.parley.db.message.MessagePartitions;
import chat.parley.worker.erasure.ErasureChore;
import chat.parley.worker.inactivity.InactivityChore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Goal: an account that nobody uses is written about twice and then goes; one that is used again
/// stays. Method: people sign up, the clock is moved by months, and the chore takes its turns.
@Tag("real")
class InactivityJourneyTest {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final TimedNode node = TimedNode.at(START);
  private final Visitor ann = node.visitor();
  private final Visitor bob = node.visitor();

  @AfterEach
  void stop() {
    ann.close();
    bob.close();
    node.close();
  }

  @Test
  void isWrittenToTwiceAndErasedAfterTwentyFourMonths() {
    ann.signUp("ann", "email", "ann@example.org");
    bob.signUp("bob", "email", "bob@example.org");

    months(21);
    assertThat(node.mails()).isEmpty();
    months(1);
    node.run(InactivityChore.class);
    assertThat(node.mails())
        .as("one to each, however often the chore comes")
        .extracting(mail -> mail.to().value())
        .containsExactlyInAnyOrder("ann@example.org", "bob@example.org");
    assertThat(node.mails())
        .allSatisfy(mail -> assertThat(mail.template()).isEqualTo(MailTemplate.ACCOUNT_UNUSED))
        .allSatisfy(mail -> assertThat(erasedOn(mail)).isEqualTo("2028-11-21"));

    bob.logInAgain("bob");
    months(1);
    assertThat(node.mails()).as("only to ann, who did not come").hasSize(3);
    assertThat(erasedOn(node.mails().getLast())).isEqualTo("2028-11-21");

    node.passUntil(Instant.parse("2028-11-20T23:00:00Z"));
    node.run(InactivityChore.class);
    node.run(ErasureChore.class);
    assertThat(node.mails()).hasSize(3);
    pass(LocalDate.of(2028, 11, 21));
    node.run(InactivityChore.class);
    node.runUntil(ErasureChore.class, () -> ann.logIn("ann", Visitor.PASSWORD).status() == 401);
    node.runUntil(ErasureChore.class, () -> node.mails().size() == 1);
    assertThat(node.mails())
        .extracting(mail -> mail.to().value())
        .containsExactly("bob@example.org");
    bob.logInAgain("bob");
    assertThat(bob.get("/api/v1/users/@me").status()).isEqualTo(200);
  }

  /// A token that is renewed is a visit too.
  @Test
  void staysWhenItIsUsedWithoutALogIn() {
    ann.signUp("ann", "email", "ann@example.org");
    months(21);
    ann.logInAgain("ann");
    pass(LocalDate.of(2028, 9, 10));
    ann.refresh();
    months(21);
    assertThat(node.mails()).isEmpty();
    months(1);
    assertThat(erasedOn(node.mails().getFirst())).isEqualTo("2030-09-10");
  }

  /// An instance that was off for years erases nobody at once.
  @Test
  void isWrittenToTwiceHoweverLateTheFirstNoticeComes() {
    ann.signUp("ann", "email", "ann@example.org");
    months(40);
    node.run(InactivityChore.class);
    assertThat(node.mails()).hasSize(1);
    assertThat(erasedOn(node.mails().getFirst())).isEqualTo("2030-05-21");
    months(1);
    assertThat(node.mails()).hasSize(2);
    node.run(ErasureChore.class);
    ann.logInAgain("ann");
    assertThat(ann.get("/api/v1/users/@me").status()).isEqualTo(200);
  }

  private static String erasedOn(Mail mail) {
    return mail.values().getOrDefault(MailVariable.DAY, "");
  }

  /// Lets months pass; then the chore takes a turn.
  private void months(int months) {
    pass(LocalDate.ofInstant(node.now(), ZoneOffset.UTC).plusMonths(months));
    node.run(InactivityChore.class);
  }

  private void pass(LocalDate day) {
    node.passUntil(day.atTime(12, 0).toInstant(ZoneOffset.UTC));
    node.bean(MessagePartitions.class).ensure(node.now());
  }
}
