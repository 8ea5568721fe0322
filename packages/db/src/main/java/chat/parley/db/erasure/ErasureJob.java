package chat.parley.db.erasure;

import chat.parley.domain.erasure.Erasure;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.erasure.ErasureState;
import chat.parley.domain.id.UserId;
import chat.parley.domain.receipt.ReceiptCodes;
import chat.parley.domain.receipt.ReceiptId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// An erasure as a worker sees it: all it must know to go on where another was killed.
///
/// @param keysDestroyed ids of the keys that are gone
/// @param rootEpoch the root key they were wrapped under; 0 for none
/// @param announcedAt by the database's clock
/// @param counts rows that went, by the id of their inventory record
public record ErasureJob(
    Erasure erasure,
    ReceiptCodes.Handle code,
    ReceiptId receipt,
    List<Long> keysDestroyed,
    int rootEpoch,
    Optional<Instant> announcedAt,
    SortedMap<String, Long> counts) {

  public UserId person() {
    return erasure.person();
  }

  public ErasureScope scope() {
    return erasure.scope();
  }

  public ErasureState state() {
    return erasure.state();
  }

  public ErasureJob in(ErasureState state) {
    var now =
        new Erasure(
            erasure.person(),
            erasure.scope(),
            state,
            erasure.requestedAt(),
            state instanceof ErasureState.Waiting(var ends) ? ends : erasure.graceEnds());
    return new ErasureJob(now, code, receipt, keysDestroyed, rootEpoch, announcedAt, counts);
  }

  public ErasureJob without(List<Long> keys, int epoch) {
    return new ErasureJob(erasure, code, receipt, keys, epoch, announcedAt, counts);
  }

  public ErasureJob announced(Instant at) {
    return new ErasureJob(
        erasure, code, receipt, keysDestroyed, rootEpoch, Optional.of(at), counts);
  }

  /// So many more rows of these places.
  public ErasureJob counting(List<String> places, long rows) {
    var more = new TreeMap<>(counts);
    places.forEach(place -> more.merge(place, rows, Long::sum));
    return new ErasureJob(erasure, code, receipt, keysDestroyed, rootEpoch, announcedAt, more);
  }
}
