package chat.parley.worker.erasure;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.adapters.bus.EventBus;
import chat.parley.db.erasure.Eraser;
import chat.parley.db.erasure.ErasureJob;
import chat.parley.db.erasure.ErasureJobs.Turn;
import chat.parley.db.erasure.KeyDestruction;
import chat.parley.db.erasure.PostgresResidues;
import chat.parley.db.server.OwnedServers;
import chat.parley.domain.erasure.ErasureState;
import chat.parley.domain.erasure.ErasureState.Signal;
import chat.parley.domain.erasure.ErasureState.Stage;
import chat.parley.domain.erasure.LegalHolds;
import chat.parley.domain.receipt.FindReceipts;
import chat.parley.domain.receipt.ReceiptCodes;
import chat.parley.domain.receipt.ReceiptLedger;
import chat.parley.proto.subject.Subjects;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.InstantSource;

/// What is done at each stage of an erasure, inside the transaction of the turn.
@Singleton
@Requires(beans = ReceiptLedger.class) // every node with a worker is given one
public final class ErasureStages {
  private static final byte[] NOTHING = {};

  private final KeyDestruction keys;
  private final OwnedServers servers;
  private final Eraser eraser;
  private final SubjectStores stores;
  private final LegalHolds holds;
  private final ErasedReceipts receipts;
  private final ReceiptLedger ledger;
  private final ReceiptCodes codes;
  private final EventBus bus;
  private final InstantSource clock;

  /// What a stage came to.
  ///
  /// @param left how much of it is left
  /// @param needsTime whether the rest needs time rather than work
  private record Done(ErasureJob job, long left, boolean needsTime) {
    static Done all(ErasureJob job) {
      return new Done(job, 0, false);
    }
  }

  public ErasureStages(
      KeyDestruction keys,
      OwnedServers servers,
      Eraser eraser,
      SubjectStores stores,
      LegalHolds holds,
      ErasedReceipts receipts,
      ReceiptLedger ledger,
      ReceiptCodes codes,
      EventBus bus,
      InstantSource clock) {
    this.keys = keys;
    this.servers = servers;
    this.eraser = eraser;
    this.stores = stores;
    this.holds = holds;
    this.receipts = receipts;
    this.ledger = ledger;
    this.codes = codes;
    this.bus = bus;
    this.clock = clock;
  }

  /// One turn at an erasure.
  public Turn take(Connection transaction, ErasureJob job) {
    return switch (job.state()) {
      case ErasureState.Waiting _, ErasureState.Held _ -> begin(job);
      case ErasureState.Working(var stage) -> work(transaction, job, stage);
      case ErasureState.Cancelled _, ErasureState.Finished _ -> new Turn(job, false);
    };
  }

  private Turn begin(ErasureJob job) {
    var now = clock.instant();
    var tick = new Signal.Tick(now, holds.covers(job.person(), now));
    var next = ErasureState.next(job.state(), tick);
    return new Turn(job.in(next), next instanceof ErasureState.Working);
  }

  private Turn work(Connection transaction, ErasureJob job, Stage stage) {
    var done =
        switch (stage) {
          case DESTROY_KEYS -> destroyKeys(transaction, job);
          case ANNOUNCE -> announce(transaction, job);
          case HAND_OVER -> handOver(transaction, job);
          case DELETE -> delete(transaction, job);
          case VERIFY -> verify(transaction, job);
          case RECEIPT_ERASED -> handOutReceipt(transaction, job);
          case PURGE_JOB -> purge(transaction, job);
        };
    var next = ErasureState.next(job.state(), new Signal.Done(stage, done.left()));
    return new Turn(
        done.job().in(next), !done.needsTime() && !(next instanceof ErasureState.Finished));
  }

  /// The keys of somebody who stays open what stays.
  private Done destroyKeys(Connection transaction, ErasureJob job) {
    return Done.all(job.scope().endsTheAccount() ? keys.destroy(transaction, job) : job);
  }

  private Done announce(Connection transaction, ErasureJob job) {
    if (!job.scope().endsTheAccount()) {
      return Done.all(job);
    }
    if (job.announcedAt().isEmpty()) {
      return new Done(keys.announce(transaction, job), 1, true);
    }
    bus.publish(Subjects.keysErased(), NOTHING);
    long pending = keys.pending(transaction, job.person());
    return new Done(job, pending, pending > 0);
  }

  private Done handOver(Connection transaction, ErasureJob job) {
    boolean one = servers.handOverOne(transaction, job.person(), job.scope(), clock.instant());
    hint(one);
    return new Done(job, one ? 1 : 0, false);
  }

  private Done delete(Connection transaction, ErasureJob job) {
    var batch = eraser.deleteBatch(transaction, job);
    hint(batch.rows() > 0);
    if (batch.rows() == 0) {
      stores.erase(job.person(), job.scope());
    }
    return new Done(batch.job(), batch.rows(), false);
  }

  private Done verify(Connection transaction, ErasureJob job) {
    long left = eraser.left(transaction, job) + stores.left(job.person(), job.scope());
    return new Done(job, left, left > 0);
  }

  private Done handOutReceipt(Connection transaction, ErasureJob job) {
    var now = clock.instant();
    var signed = ledger.append(receipts.of(job, eraser.kept(transaction, job), now));
    codes.attach(job.code(), signed, now.plus(FindReceipts.CODE_GOOD_FOR));
    return Done.all(job);
  }

  private Done purge(Connection transaction, ErasureJob job) {
    PostgresResidues.leave(transaction, job, clock.instant());
    eraser.purge(transaction, job);
    return Done.all(job);
  }

  /// Lets the relay look. A ring that comes before the commit costs a poll interval.
  private void hint(boolean something) {
    if (something) {
      new Doorbell(bus).ring();
    }
  }
}
