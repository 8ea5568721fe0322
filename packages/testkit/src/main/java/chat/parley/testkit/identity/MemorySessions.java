package chat.parley.testkit.identity;

import static java.util.Comparator.comparing;

import chat.parley.domain.account.Standing;
import chat.parley.domain.account.Standings;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.session.AccessToken;
import chat.parley.domain.session.Caller;
import chat.parley.domain.session.FamilySecret;
import chat.parley.domain.session.Rotation;
import chat.parley.domain.session.Session;
import chat.parley.domain.session.SessionStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Sessions in memory. One lock stands for a transaction.
public final class MemorySessions implements SessionStore {
  private static final Comparator<Session> LAST_USED_FIRST =
      comparing(Session::lastUsedOn).thenComparing(session -> session.id().value()).reversed();

  private static final class Entry {
    final NewSession opened;
    final Map<AccessToken, Instant> access = new HashMap<>();
    FamilySecret secret;
    Rotation.State state;
    LocalDate lastUsedOn;

    Entry(NewSession opened) {
      this.opened = opened;
      this.secret = opened.secret();
      this.state = new Rotation.State(0, opened.openedAt(), opened.expiresAt());
      this.lastUsedOn = day(opened.openedAt());
    }

    boolean lives(Instant now) {
      return now.isBefore(opened.expiresAt());
    }

    Session session() {
      return new Session(opened.id(), opened.device(), lastUsedOn, opened.openedAt());
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<SessionId, Entry> entries = new HashMap<>();
  private final List<SessionId> ended = new ArrayList<>();
  private final Standings standings;

  public MemorySessions(Standings standings) {
    this.standings = standings;
  }

  /// Every session whose end was announced, in order.
  public List<SessionId> ended() {
    return locked(() -> List.copyOf(ended));
  }

  @Override
  public void open(NewSession session, NewAccessToken access) {
    locked(
        () -> {
          var entry = new Entry(session);
          entry.access.put(access.token(), access.expiresAt());
          entries.put(session.id(), entry);
          list(session.user(), Instant.MIN).stream()
              .skip(SESSIONS_PER_ACCOUNT_MAX)
              .forEach(beyond -> end(session.user(), beyond.id(), session.openedAt()));
          return entry;
        });
  }

  @Override
  public Optional<Held> findByAccessToken(AccessToken token, Instant now) {
    return locked(
        () ->
            entries.values().stream()
                .filter(entry -> entry.lives(now))
                .filter(entry -> entry.access.getOrDefault(token, Instant.MIN).isAfter(now))
                .findFirst()
                .map(
                    entry ->
                        new Held(
                            new Caller(entry.opened.user(), entry.opened.id()), standing(entry))));
  }

  @Override
  public Optional<Family> findFamily(SessionId session, Instant now) {
    return locked(
        () ->
            Optional.ofNullable(entries.get(session))
                .filter(entry -> entry.lives(now))
                .map(
                    entry ->
                        new Family(
                            entry.opened.user(),
                            entry.secret,
                            entry.opened.expiresAt(),
                            standing(entry))));
  }

  @Override
  public Rotation rotate(SessionId session, int shown, NewAccessToken access, Instant now) {
    return locked(
        () -> {
          var entry = entries.get(session);
          if (entry == null) {
            return new Rotation.Over();
          }
          var rotation = Rotation.judge(entry.state, shown, now);
          switch (rotation) {
            case Rotation.Advanced(int generation) -> {
              entry.state = new Rotation.State(generation, now, entry.opened.expiresAt());
              entry.lastUsedOn = day(now);
              entry.access.put(access.token(), access.expiresAt());
            }
            case Rotation.Repeated _ -> entry.access.put(access.token(), access.expiresAt());
            case Rotation.Reused _ -> end(entry.opened.user(), session, now);
            case Rotation.Over _ -> {}
          }
          return rotation;
        });
  }

  @Override
  public List<Session> list(UserId user, Instant now) {
    return locked(
        () ->
            entries.values().stream()
                .filter(entry -> entry.opened.user().equals(user) && entry.lives(now))
                .map(Entry::session)
                .sorted(LAST_USED_FIRST)
                .toList());
  }

  @Override
  public boolean end(UserId user, SessionId session, Instant at) {
    return endIf(entry -> is(entry, user) && entry.opened.id().equals(session)) > 0;
  }

  @Override
  public void endOthers(Caller caller, Instant at) {
    endIf(entry -> is(entry, caller.user()) && !entry.opened.id().equals(caller.session()));
  }

  @Override
  public int endExpired(Instant now, int sessionsMax) {
    return locked(
        () ->
            entries.values().stream()
                .filter(entry -> !entry.lives(now))
                .limit(sessionsMax)
                .toList()
                .stream()
                .mapToInt(entry -> endIf(entry::equals))
                .sum());
  }

  void endAll(UserId user) {
    endIf(entry -> is(entry, user));
  }

  /// Empty when the session is not there any more.
  Optional<Position> startOver(
      Caller caller, FamilySecret secret, NewAccessToken access, Instant now) {
    return locked(
        () ->
            Optional.ofNullable(entries.get(caller.session()))
                .filter(entry -> is(entry, caller.user()) && entry.lives(now))
                .map(
                    entry -> {
                      entry.secret = secret;
                      entry.state = new Rotation.State(0, now, entry.opened.expiresAt());
                      entry.access.clear();
                      entry.access.put(access.token(), access.expiresAt());
                      return new Position(secret, 0, entry.opened.expiresAt());
                    }));
  }

  private int endIf(Predicate<Entry> condition) {
    return locked(
        () -> {
          var ending = entries.values().stream().filter(condition).toList();
          for (var entry : ending) {
            entries.remove(entry.opened.id());
            ended.add(entry.opened.id());
          }
          return ending.size();
        });
  }

  private static boolean is(Entry entry, UserId user) {
    return entry.opened.user().equals(user);
  }

  private Standing standing(Entry entry) {
    return standings.of(entry.opened.user()).orElse(Standing.RESTRICTED);
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
