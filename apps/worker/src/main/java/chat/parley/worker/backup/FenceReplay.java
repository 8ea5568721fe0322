package chat.parley.worker.backup;

import chat.parley.adapters.receipt.LedgerReading;
import chat.parley.db.backup.RestoreFence;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.erasure.ErasureState.Signal;
import chat.parley.domain.erasure.Erasures;
import chat.parley.domain.erasure.Erasures.Begun;
import chat.parley.domain.erasure.Erasures.Confirmation;
import chat.parley.domain.id.UserId;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.SafeLog;
import chat.parley.worker.chore.Chore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Erases again, in a restored database, who was erased since its backup was taken; then lowers the
/// fence. The same erasure does it that did it the first time.
///
/// A ledger that does not know the newest receipt of the backup's time is not the ledger of this
/// instance, or not all of it: the fence stays.
public final class FenceReplay implements Chore {
  private static final SafeLog LOG = SafeLog.of(FenceReplay.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final RestoreFence fence;
  private final Erasures erasures;
  private final Path ledger;
  private final InstantSource clock;
  private final Set<UserId> begun = new HashSet<>();
  private boolean warned;

  /// A replay for one instance.
  ///
  /// @param ledger the folder of the receipts
  public FenceReplay(RestoreFence fence, Erasures erasures, Path ledger, InstantSource clock) {
    this.fence = fence;
    this.erasures = erasures;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    if (!fence.isReady()) {
      fence.find().ifPresent(this::replay);
    }
  }

  private void replay(RestoreFence.Raised raised) {
    var receipts = read();
    if (!receipts.heads().contains(raised.ledgerHead())) {
      if (!warned) {
        LOG.error(LogEvent.FENCE_WITHOUT_LEDGER);
        warned = true;
      }
      return;
    }
    var left = fence.erased(receipts.keysDestroyed());
    left.stream().filter(begun::add).forEach(this::eraseAgain);
    begun.removeIf(person -> !left.contains(person) && erasures.find(person).isEmpty());
    if (left.isEmpty() && begun.isEmpty()) {
      fence.lower();
      LOG.info(LogEvent.FENCE_LOWERED);
    }
  }

  private void eraseAgain(UserId person) {
    var now = clock.instant();
    var confirmation = new Confirmation(person, new ErasureScope.Everything(), List.of(), now, now);
    if (erasures.begin(confirmation) instanceof Begun.UnderWay) {
      var _ = erasures.tell(person, new Signal.Hurry(now));
    }
  }

  private LedgerReading read() {
    try {
      return LedgerReading.of(ledger);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
