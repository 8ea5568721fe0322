package chat.parley.domain.erasure;

import chat.parley.domain.erasure.ErasureState.Signal;
import chat.parley.domain.id.UserId;
import chat.parley.domain.receipt.ReceiptCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Erasures that were asked for. A person has one at a time.
public interface Erasures {

  /// What a person confirmed.
  record Confirmation(
      UserId person,
      ErasureScope scope,
      List<HandOver> handOvers,
      Instant confirmedAt,
      Instant graceEnds) {
    public Confirmation {
      handOvers = List.copyOf(handOvers);
    }
  }

  /// What becomes of it.
  sealed interface Begun {
    /// It is kept.
    ///
    /// @param code leads to the receipts; it is shown this once
    record Confirmed(Erasure erasure, ReceiptCode code) implements Begun {}

    /// There is one already.
    record UnderWay() implements Begun {}

    /// Somebody who was chosen to own a server is not an active member of it, or the server is not
    /// the person's.
    record SuccessorInvalid() implements Begun {}
  }

  /// Keeps the confirmation. When the account is to end, the same transaction restricts it, ends
  /// its sessions with their revocations, and tells its servers.
  Begun begin(Confirmation confirmation);

  Optional<Erasure> find(UserId person);

  /// Tells the erasure of a person what happened and answers what became of it. When it is
  /// cancelled, the same transaction lifts the restriction, tells the servers, and forgets it.
  Optional<Erasure> tell(UserId person, Signal signal);

  /// What an erasure would do.
  ErasurePreview preview(UserId person, ErasureScope scope);
}
