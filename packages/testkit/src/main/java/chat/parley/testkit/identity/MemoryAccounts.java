package chat.parley.testkit.identity;

import chat.parley.domain.account.Account;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.Credential;
import chat.parley.domain.account.EmailAddress;
import chat.parley.domain.account.Profile;
import chat.parley.domain.account.Profiles;
import chat.parley.domain.account.Standing;
import chat.parley.domain.account.Standings;
import chat.parley.domain.account.Username;
import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.id.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Accounts in memory. One lock stands for a transaction.
public final class MemoryAccounts implements AccountStore, Profiles, Standings {
  private record Entry(Account account, PasswordHash hash) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<UserId, Entry> entries = new LinkedHashMap<>();
  private final Map<Username, UserId> released = new HashMap<>();
  private final Set<UserId> restricted = new HashSet<>();

  @Override
  public Created create(Account account, PasswordHash password) {
    return locked(
        () -> {
          if (!isFree(account.username())) {
            return Created.USERNAME_TAKEN;
          }
          if (isTaken(account)) {
            return Created.EMAIL_TAKEN;
          }
          entries.put(account.id(), new Entry(account, password));
          return Created.STORED;
        });
  }

  @Override
  public Updated update(UserId user, UnaryOperator<Account> change) {
    return locked(
        () -> {
          var entry = entries.get(user);
          if (entry == null) {
            return new Updated.Unknown();
          }
          var changed = change.apply(entry.account);
          if (isNameTaken(changed)) {
            return new Updated.UsernameTaken();
          }
          if (isTaken(changed)) {
            return new Updated.EmailTaken();
          }
          if (!changed.username().equals(entry.account.username())) {
            released.remove(changed.username());
            released.put(entry.account.username(), user);
          }
          entries.put(user, new Entry(changed, entry.hash));
          return new Updated.Stored(changed);
        });
  }

  @Override
  public Optional<Account> find(UserId user) {
    return locked(() -> Optional.ofNullable(entries.get(user)).map(Entry::account));
  }

  @Override
  public Optional<UserId> findByUsername(Username username) {
    return locked(
        () ->
            first(entry -> entry.account.username().equals(username))
                .map(entry -> entry.account.id()));
  }

  @Override
  public boolean isFree(Username username) {
    return locked(() -> findByUsername(username).isEmpty() && !released.containsKey(username));
  }

  @Override
  public Optional<Credential> findCredential(Username username) {
    return locked(
        () ->
            first(entry -> entry.account.username().equals(username))
                .map(
                    entry ->
                        new Credential(
                            entry.account.id(), entry.hash, standing(entry.account.id()))));
  }

  @Override
  public void rehash(UserId user, PasswordHash from, PasswordHash to) {
    replaceHash(user, from, to);
  }

  @Override
  public Map<UserId, Profile> find(Collection<UserId> users) {
    return locked(
        () ->
            entries.values().stream()
                .map(Entry::account)
                .filter(account -> users.contains(account.id()))
                .filter(account -> standing(account.id()) == Standing.ACTIVE)
                .collect(Collectors.toMap(Account::id, Account::profile)));
  }

  @Override
  public Optional<Standing> of(UserId user) {
    return locked(() -> find(user).map(account -> standing(account.id())));
  }

  public void restrict(UserId user) {
    locked(() -> restricted.add(user));
  }

  Optional<PasswordHash> hashOf(UserId user) {
    return locked(() -> Optional.ofNullable(entries.get(user)).map(Entry::hash));
  }

  boolean replaceHash(UserId user, @Nullable PasswordHash from, PasswordHash to) {
    return locked(
        () -> {
          var entry = entries.get(user);
          if (entry == null || (from != null && !entry.hash.equals(from))) {
            return false;
          }
          entries.put(user, new Entry(entry.account, to));
          return true;
        });
  }

  private Standing standing(UserId user) {
    return restricted.contains(user) ? Standing.RESTRICTED : Standing.ACTIVE;
  }

  private boolean isNameTaken(Account account) {
    var keeper = released.getOrDefault(account.username(), account.id());
    return !keeper.equals(account.id())
        || first(
                entry ->
                    !entry.account.id().equals(account.id())
                        && entry.account.username().equals(account.username()))
            .isPresent();
  }

  private boolean isTaken(Account account) {
    var email = account.email();
    return email != null
        && first(entry -> !entry.account.id().equals(account.id()) && has(entry, email))
            .isPresent();
  }

  private static boolean has(Entry entry, EmailAddress email) {
    var other = entry.account.email();
    return other != null && other.folded().equals(email.folded());
  }

  private Optional<Entry> first(Predicate<Entry> condition) {
    return entries.values().stream().filter(condition).findFirst();
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
