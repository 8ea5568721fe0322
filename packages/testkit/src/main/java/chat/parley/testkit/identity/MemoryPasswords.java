package chat.parley.testkit.identity;

import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.id.UserId;
import chat.parley.domain.password.PasswordStore;
import chat.parley.domain.password.ResetToken;
import chat.parley.domain.session.Caller;
import chat.parley.domain.session.SessionStore.Position;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Passwords and reset links in memory, over the accounts and sessions that they belong to.
public final class MemoryPasswords implements PasswordStore {
  private record Reset(UserId user, Instant expiresAt) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ResetToken, Reset> resets = new HashMap<>();
  private final MemoryAccounts accounts;
  private final MemorySessions sessions;

  public MemoryPasswords(MemoryAccounts accounts, MemorySessions sessions) {
    this.accounts = accounts;
    this.sessions = sessions;
  }

  @Override
  public Optional<PasswordHash> find(UserId user) {
    return accounts.hashOf(user);
  }

  @Override
  public Optional<Position> change(Caller caller, PasswordHash from, NewPassword to, Instant now) {
    lock.lock();
    try {
      if (sessions.findFamily(caller.session(), now).isEmpty()
          || !accounts.replaceHash(caller.user(), from, to.hash())) {
        return Optional.empty();
      }
      sessions.endOthers(caller, now);
      resets.values().removeIf(reset -> reset.user.equals(caller.user()));
      return sessions.startOver(caller, to.secret(), to.access(), now);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void offerReset(UserId user, ResetToken token, Instant expiresAt) {
    lock.lock();
    try {
      resets.values().removeIf(reset -> reset.user.equals(user));
      resets.put(token, new Reset(user, expiresAt));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<UserId> findReset(ResetToken token, Instant now) {
    lock.lock();
    try {
      return Optional.ofNullable(resets.get(token))
          .filter(reset -> reset.expiresAt.isAfter(now))
          .map(Reset::user);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean reset(ResetToken token, PasswordHash to, Instant now) {
    lock.lock();
    try {
      var user = findReset(token, now);
      user.ifPresent(
          subject -> {
            resets.remove(token);
            accounts.replaceHash(subject, null, to);
            sessions.endAll(subject);
          });
      return user.isPresent();
    } finally {
      lock.unlock();
    }
  }
}
