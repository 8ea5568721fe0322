package chat.parley.testkit.identity;

import static chat.parley.testkit.identity.Samples.HASH;
import static chat.parley.testkit.identity.Samples.NOON;
import static chat.parley.testkit.identity.Samples.access;
import static chat.parley.testkit.identity.Samples.account;
import static chat.parley.testkit.identity.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.Standing;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.session.Caller;
import chat.parley.domain.session.Rotation;
import chat.parley.domain.session.Session;
import chat.parley.domain.session.SessionStore;
import chat.parley.domain.session.SessionStore.Held;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every SessionStore does.
public abstract class SessionStoreContract {
  private static final UserId ADA = new UserId(1);
  private static final UserId BO = new UserId(2);
  private static final Instant SOON = NOON.plusSeconds(30);
  private static final Instant LATER = NOON.plusSeconds(31);

  protected abstract AccountStore accounts();

  protected abstract SessionStore sessions();

  /// The sessions whose end was announced.
  protected abstract List<SessionId> ended();

  @BeforeEach
  void twoPeople() {
    accounts().create(account(1, "ada"), HASH);
    accounts().create(account(2, "bo"), HASH);
  }

  @Test
  void findsTheHolderOfAnAccessTokenWhileItIsGood() {
    var access = access(NOON);
    sessions().open(session(11, ADA, NOON), access);

    assertThat(sessions().findByAccessToken(access.token(), NOON))
        .contains(new Held(new Caller(ADA, new SessionId(11)), Standing.ACTIVE));
    assertThat(sessions().findByAccessToken(access.token(), access.expiresAt())).isEmpty();
    assertThat(sessions().findByAccessToken(access(NOON).token(), NOON)).isEmpty();
  }

  @Test
  void findsAFamilyWhileItLives() {
    var session = session(11, ADA, NOON);
    sessions().open(session, access(NOON));

    assertThat(sessions().findFamily(session.id(), NOON))
        .contains(
            new SessionStore.Family(ADA, session.secret(), session.expiresAt(), Standing.ACTIVE));
    assertThat(sessions().findFamily(session.id(), session.expiresAt())).isEmpty();
    assertThat(sessions().findFamily(new SessionId(404), NOON)).isEmpty();
  }

  @Test
  void movesOnWithTheCurrentTokenAndRepeatsForThePrevious() {
    sessions().open(session(11, ADA, NOON), access(NOON));
    var first = access(NOON);
    var second = access(SOON);

    assertThat(rotate(0, first, NOON)).isEqualTo(new Rotation.Advanced(1));
    assertThat(rotate(0, second, SOON)).isEqualTo(new Rotation.Repeated(1));
    assertThat(rotate(1, access(SOON), SOON)).isEqualTo(new Rotation.Advanced(2));
    assertThat(sessions().findByAccessToken(first.token(), SOON)).isPresent();
    assertThat(sessions().findByAccessToken(second.token(), SOON)).isPresent();
  }

  @Test
  void endsAFamilyWhosePreviousTokenComesTooLate() {
    var access = access(NOON);
    sessions().open(session(11, ADA, NOON), access);
    rotate(0, access(NOON), NOON);
    var stolen = access(LATER);

    assertThat(rotate(0, stolen, LATER)).isEqualTo(new Rotation.Reused());
    assertThat(rotate(1, access(LATER), LATER)).isEqualTo(new Rotation.Over());
    assertThat(sessions().findByAccessToken(access.token(), LATER)).isEmpty();
    assertThat(sessions().findByAccessToken(stolen.token(), LATER)).isEmpty();
    assertThat(ended()).containsExactly(new SessionId(11));
  }

  @Test
  void endsAFamilyWhoseTokenBeforeThePreviousComesAtAll() {
    sessions().open(session(11, ADA, NOON), access(NOON));
    rotate(0, access(NOON), NOON);
    rotate(1, access(NOON), NOON);

    assertThat(rotate(0, access(NOON), NOON)).isEqualTo(new Rotation.Reused());
  }

  @Test
  void givesManyTabsOneSuccessor() throws InterruptedException {
    sessions().open(session(11, ADA, NOON), access(NOON));

    var rotations = Together.run(20, () -> rotate(0, access(NOON), NOON));

    assertThat(rotations).containsOnlyOnce(new Rotation.Advanced(1));
    assertThat(rotations).filteredOn(new Rotation.Repeated(1)::equals).hasSize(19);
  }

  @Test
  void listsLivingSessionsLastUsedFirst() {
    var tomorrow = NOON.plus(Duration.ofDays(1));
    var first = session(11, ADA, NOON);
    sessions().open(first, access(NOON));
    sessions().open(session(12, ADA, NOON), access(NOON));
    sessions().open(session(21, BO, NOON), access(NOON));
    sessions().rotate(first.id(), 0, access(tomorrow), tomorrow);

    assertThat(sessions().list(ADA, tomorrow))
        .extracting(Session::id)
        .containsExactly(first.id(), new SessionId(12));
    assertThat(sessions().list(ADA, tomorrow).getFirst())
        .isEqualTo(new Session(first.id(), first.device(), LocalDate.parse("2026-11-22"), NOON));
    assertThat(sessions().list(ADA, first.expiresAt())).isEmpty();
  }

  @Test
  void endsOnlyWhatIsTheirs() {
    sessions().open(session(11, ADA, NOON), access(NOON));

    assertThat(sessions().end(BO, new SessionId(11), NOON)).isFalse();
    assertThat(sessions().end(ADA, new SessionId(11), NOON)).isTrue();
    assertThat(sessions().end(ADA, new SessionId(11), NOON)).isFalse();
    assertThat(ended()).containsExactly(new SessionId(11));
  }

  @Test
  void endsTheOthersOfOnePerson() {
    LongStream.of(11, 12, 13).forEach(id -> sessions().open(session(id, ADA, NOON), access(NOON)));
    sessions().open(session(21, BO, NOON), access(NOON));

    sessions().endOthers(new Caller(ADA, new SessionId(12)), NOON);

    assertThat(sessions().list(ADA, NOON))
        .extracting(Session::id)
        .containsExactly(new SessionId(12));
    assertThat(sessions().list(BO, NOON)).hasSize(1);
    assertThat(ended()).containsExactlyInAnyOrder(new SessionId(11), new SessionId(13));
  }

  @Test
  void survivesDevicesThatLogEachOtherOut() throws InterruptedException {
    LongStream.range(11, 31).forEach(id -> sessions().open(session(id, ADA, NOON), access(NOON)));
    var ids = new AtomicLong(11);

    Together.run(
        20,
        () -> {
          sessions().endOthers(new Caller(ADA, new SessionId(ids.getAndIncrement())), NOON);
          return true;
        });

    assertThat(sessions().list(ADA, NOON)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void keepsABoundedNumberOfSessions() {
    LongStream.rangeClosed(1, SessionStore.SESSIONS_PER_ACCOUNT_MAX + 2)
        .forEach(id -> sessions().open(session(100 + id, ADA, NOON), access(NOON)));

    assertThat(sessions().list(ADA, NOON)).hasSize(SessionStore.SESSIONS_PER_ACCOUNT_MAX);
    assertThat(ended()).containsExactlyInAnyOrder(new SessionId(101), new SessionId(102));
  }

  @Test
  void endsAndAnnouncesWhatIsPastItsTime() {
    var session = session(11, ADA, NOON);
    sessions().open(session, access(NOON));
    sessions().open(session(12, ADA, NOON), access(NOON));
    sessions().open(session(13, ADA, NOON.plusSeconds(1)), access(NOON));

    assertThat(sessions().endExpired(NOON, 10)).isZero();
    assertThat(sessions().endExpired(session.expiresAt(), 1)).isEqualTo(1);
    assertThat(sessions().endExpired(session.expiresAt(), 10)).isEqualTo(1);
    assertThat(sessions().endExpired(session.expiresAt(), 10)).isZero();
    assertThat(ended()).containsExactlyInAnyOrder(session.id(), new SessionId(12));
  }

  private Rotation rotate(int shown, SessionStore.NewAccessToken access, Instant now) {
    return sessions().rotate(new SessionId(11), shown, access, now);
  }
}
