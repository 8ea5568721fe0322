package chat.parley.domain.breach;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where the register rests.
public interface BreachStore {

  void add(Breach breach);

  Optional<Breach> find(BreachId id);

  /// All of them, the newest first.
  List<Breach> list();

  /// Keeps the first moment at which the authority was told; empty when there is no such breach.
  Optional<Breach> notified(BreachId id, Instant at);
}
