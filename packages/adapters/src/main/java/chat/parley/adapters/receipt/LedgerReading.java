package chat.parley.adapters.receipt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// What a ledger says to whoever only reads it, without a key.
///
/// @param head SHA-256 of the newest receipt
/// @param heads that of every receipt that is here or known by a checkpoint; a ledger that lacks
///     one is older than that, or another one
/// @param keysDestroyed ids of all keys that are gone
public record LedgerReading(String head, Set<String> heads, Set<Long> keysDestroyed) {
  public LedgerReading {
    heads = Set.copyOf(heads);
    keysDestroyed = Set.copyOf(keysDestroyed);
  }

  /// Reads a folder; one that is missing has no receipts.
  ///
  /// @throws BrokenLedgerException if it was changed or damaged
  public static LedgerReading of(Path folder) throws IOException {
    var heads = new HashSet<String>();
    var keys = new HashSet<Long>();
    heads.add(LedgerWalk.NOTHING_BEFORE);
    if (Files.notExists(folder)) {
      return new LedgerReading(LedgerWalk.NOTHING_BEFORE, heads, keys);
    }
    var walk =
        LedgerWalk.through(
            new LedgerFolder(folder),
            document -> {
              if (document.content().text("type").equals(ReceiptJson.TYPE)) {
                heads.add(document.hash());
                keys.addAll(ReceiptJson.decode(document.content()).keysDestroyed());
              }
            });
    walk.checkpoints().forEach(checkpoint -> heads.add(checkpoint.head()));
    return new LedgerReading(walk.head(), heads, keys);
  }
}
