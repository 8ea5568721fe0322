package chat.parley.worker.erasure;

import chat.parley.adapters.ephemeral.EphemeralKeys;
import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.UserId;
import jakarta.inject.Singleton;
import java.util.Set;

/// Keys of the ephemeral store that name a person. What names them beside somewhere else, such as
/// that they type in a channel, ends by itself within a minute, and their sessions ended before.
@Singleton
final class EphemeralTraces implements SubjectStore {
  private final EphemeralStore store;

  EphemeralTraces(EphemeralStore store) {
    this.store = store;
  }

  @Override
  public Set<String> places() {
    return Set.of("ephemeral.presence.*", "ephemeral.rate.user.*.*");
  }

  @Override
  public void erase(UserId person, ErasureScope scope) {
    if (scope.endsTheAccount()) {
      EphemeralKeys.ofUser(person.value()).forEach(store::remove);
    }
  }

  @Override
  public long left(UserId person, ErasureScope scope) {
    return scope.endsTheAccount() ? store.getAll(EphemeralKeys.ofUser(person.value())).size() : 0;
  }
}
