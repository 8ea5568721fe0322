package chat.parley.worker.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.bus.EventBus;
import chat.parley.db.erasure.Eraser;
import chat.parley.db.erasure.ErasureJobs;
import chat.parley.db.erasure.KeyDestruction;
import chat.parley.db.key.Purpose;
import chat.parley.db.server.OwnedServers;
import chat.parley.db.sql.Sql;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.erasure.ErasureState;
import chat.parley.domain.erasure.ErasureState.Stage;
import chat.parley.domain.erasure.Erasures;
import chat.parley.domain.erasure.LegalHolds;
import chat.parley.domain.erasure.Residue;
import chat.parley.domain.erasure.Residues;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.receipt.ReceiptCodes;
import chat.parley.domain.receipt.ReceiptLedger;
import chat.parley.testkit.time.SteppedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What waits for time. The worker's clock is moved; the database keeps its own.
@Tag("real")
class ErasureClockTest {
  private static final Duration GRACE = Duration.ofDays(14);
  private static final ErasureScope EVERYTHING = new ErasureScope.Everything();

  @TempDir Path ledger;
  private House house;
  private SteppedClock clock;
  private ErasureChore chore;
  private UserId ada;

  @BeforeEach
  void open() {
    house = new House(ledger, Map.of());
    clock = new SteppedClock(Instant.now());
    chore = new ErasureChore(house.the(ErasureJobs.class), stages(), clock);
    ada = house.newPerson();
    house.say(house.newServer(ada, PermissionSet.EVERYONE_DEFAULT), ada, "soon gone");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private ErasureStages stages() {
    return new ErasureStages(
        house.the(KeyDestruction.class),
        house.the(OwnedServers.class),
        house.the(Eraser.class),
        house.the(SubjectStores.class),
        house.the(LegalHolds.class),
        house.the(ErasedReceipts.class),
        house.the(ReceiptLedger.class),
        house.the(ReceiptCodes.class),
        house.the(EventBus.class),
        clock);
  }

  @Test
  void destroysNothingBeforeTheGraceEnds() {
    house.confirm(ada, EVERYTHING, GRACE);
    clock.advance(GRACE.minusMinutes(1));
    chore.run();
    assertThat(state()).isInstanceOf(ErasureState.Waiting.class);
    assertThat(house.rowsOf(ada)).containsKeys("keystore.subject_keys", "content.messages");

    clock.advance(Duration.ofMinutes(2));
    workUntilErased();

    assertThat(house.rowsOf(ada)).isEmpty();
  }

  @Test
  void stopsForAHoldAndResumesByItselfWhenItEnds() {
    hold(clock.instant().plus(Duration.ofDays(30)));
    house.confirm(ada, EVERYTHING, GRACE);
    clock.advance(GRACE.plusDays(1));
    chore.run();
    chore.run();
    assertThat(state()).isEqualTo(new ErasureState.Held());
    assertThat(house.rowsOf(ada)).containsKeys("keystore.subject_keys", "content.messages");

    clock.advance(Duration.ofDays(16));
    chore.run();
    assertThat(state()).isEqualTo(new ErasureState.Working(Stage.ANNOUNCE));
    workUntilErased();

    assertThat(house.rowsOf(ada)).isEmpty();
  }

  /// What the nightly work is left with: key ids, and nothing that leads to a person.
  @Test
  void leavesAResidueThatNamesNobody() {
    house.confirm(ada, EVERYTHING, GRACE);
    clock.advance(GRACE.plusMinutes(1));
    workUntilErased();

    var residue = house.the(Residues.class).pending(10).getFirst();
    assertThat(residue.stage()).isEqualTo(Residue.Stage.ROTATE_ROOT_KEY);
    assertThat(residue.keysDestroyed()).hasSize(Purpose.values().length);
    assertThat(residue.toString()).doesNotContain(Long.toString(ada.value()));
  }

  private void workUntilErased() {
    House.await(
        () -> {
          chore.run();
          house.work();
          return !house.isUnderWay(ada);
        });
  }

  private ErasureState state() {
    return house.the(Erasures.class).find(ada).orElseThrow().state();
  }

  private void hold(Instant until) {
    house.with(
        connection ->
            Sql.update(
                connection,
                """
                INSERT INTO ops.legal_holds (id, user_id, case_name, reason, first_approver,
                  second_approver, opened_at, approved_at, ends_at, person_told)
                VALUES (1, ?, 'A case', 'A reason', 2, 3, ?, ?, ?, true)
                """,
                ada.value(),
                clock.instant(),
                clock.instant(),
                until));
  }
}
