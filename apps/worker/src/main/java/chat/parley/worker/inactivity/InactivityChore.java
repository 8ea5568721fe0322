package chat.parley.worker.inactivity;

import chat.parley.adapters.mail.MailTemplate;
import chat.parley.db.inactivity.DeclaredInactivity;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.erasure.Erasures;
import chat.parley.domain.erasure.Erasures.Confirmation;
import chat.parley.domain.id.UserId;
import chat.parley.domain.inactivity.InactiveAccounts;
import chat.parley.domain.inactivity.Inactivity;
import chat.parley.shared.inventory.Inventory;
import chat.parley.worker.chore.Chore;
import chat.parley.worker.letter.Letters;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Takes the steps that are due for unused accounts: the letters, and the erasure. The erasure has
/// no grace: the letters were it.
@Singleton
public final class InactivityChore implements Chore {
  private static final Duration PAUSE = Duration.ofHours(1);

  /// Leaves room for other chores; the rest follows at the next turn.
  private static final int ACCOUNTS_PER_STEP = 1_000;

  private final InactiveAccounts accounts;
  private final Erasures erasures;
  private final Letters letters;
  private final Optional<Inactivity> plan;
  private final InstantSource clock;

  /// Reads the inventory, once.
  public InactivityChore(
      InactiveAccounts accounts,
      Erasures erasures,
      Letters letters,
      Inventory inventory,
      InstantSource clock) {
    this.accounts = accounts;
    this.erasures = erasures;
    this.letters = letters;
    this.plan = DeclaredInactivity.of(inventory);
    this.clock = clock;
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    plan.ifPresent(declared -> run(declared, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
  }

  private void run(Inactivity declared, LocalDate today) {
    for (var notice : declared.notices(today)) {
      repeat(
          () ->
              accounts.noticeNext(
                  notice,
                  today,
                  (person, lastSeen) ->
                      letters.send(
                          person,
                          MailTemplate.ACCOUNT_UNUSED,
                          declared.erasedOn(lastSeen, notice, today))));
    }
    repeat(() -> accounts.endNext(declared.erasure(today), this::erase));
  }

  private void erase(UserId person) {
    var now = clock.instant();
    erasures.begin(new Confirmation(person, new ErasureScope.Everything(), List.of(), now, now));
  }

  /// Until there is no more to do.
  private static void repeat(BooleanSupplier step) {
    int taken = 0;
    while (taken < ACCOUNTS_PER_STEP && step.getAsBoolean()) {
      taken++;
    }
  }
}
