package chat.parley.adapters.receipt;

import chat.parley.domain.receipt.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// What anyone can check with the published keys alone, away from the instance.
public final class ReceiptCheck {
  private final PublishedKeys keys;

  public ReceiptCheck(PublishedKeys keys) {
    this.keys = keys;
  }

  /// A whole ledger that holds.
  ///
  /// @param letGo how many months are gone and known by their checkpoints only
  public record Whole(long receipts, int checkpoints, int letGo) {}

  /// Reads a receipt, in whatever layout it was saved.
  ///
  /// @throws RefusedDocumentException if it is not what one of the keys signed
  public Receipt receipt(byte[] file) {
    var document = SignedDocument.read(file);
    document.requireSigned(keys);
    return ReceiptJson.decode(document.content());
  }

  /// Checks every line of a ledger.
  ///
  /// @param held a checkpoint that somebody kept elsewhere: without it, a ledger that was cut
  ///     together with its newest checkpoints looks whole
  /// @throws BrokenLedgerException at the first place that does not hold
  /// @throws RefusedDocumentException if `held` is no checkpoint
  public Whole ledger(Path folder, Optional<byte[]> held) throws IOException {
    var walk =
        LedgerWalk.through(new LedgerFolder(folder), document -> document.requireSigned(keys));
    if (held.isPresent()) {
      var document = SignedDocument.read(held.get());
      document.requireSigned(keys);
      var checkpoint = Checkpoint.of(document.content());
      if (!walk.checkpointHashes().contains(document.hash())) {
        throw new BrokenLedgerException(
            "checkpoints", "the checkpoint of " + checkpoint.month() + " is not in it");
      }
    }
    int checkpoints = walk.checkpoints().size();
    long here =
        walk.checkpoints().stream()
            .filter(checkpoint -> walk.months().containsKey(checkpoint.month()))
            .count();
    return new Whole(walk.receipts(), checkpoints, checkpoints - (int) here);
  }
}
