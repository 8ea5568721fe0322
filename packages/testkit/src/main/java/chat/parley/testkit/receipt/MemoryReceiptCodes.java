package chat.parley.testkit.receipt;

import chat.parley.domain.receipt.Receipt;
import chat.parley.domain.receipt.ReceiptCode;
import chat.parley.domain.receipt.ReceiptCodes;
import chat.parley.domain.receipt.SignedReceipt;
import chat.parley.shared.crypto.RandomTokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Receipt codes in memory; a code is its own handle.
public final class MemoryReceiptCodes implements ReceiptCodes {
  private record Entry(Map<Receipt.Kind, SignedReceipt> receipts, Instant expiresAt) {}

  private final Map<String, Entry> entries = new HashMap<>();

  @Override
  public synchronized Offered offer(Instant expiresAt) {
    var code = ReceiptCode.of(RandomTokens.bytes(ReceiptCode.BYTES));
    entries.put(code.value(), new Entry(new TreeMap<>(), expiresAt));
    return new Offered(code, new Handle(code.value()));
  }

  @Override
  public synchronized boolean attach(Handle handle, SignedReceipt receipt, Instant expiresAt) {
    var entry = entries.get(handle.mac());
    if (entry == null) {
      return false;
    }
    var later = expiresAt.isAfter(entry.expiresAt()) ? expiresAt : entry.expiresAt();
    entry.receipts().put(receipt.kind(), receipt);
    entries.put(handle.mac(), new Entry(entry.receipts(), later));
    return true;
  }

  @Override
  public synchronized Optional<List<SignedReceipt>> find(ReceiptCode code, Instant now) {
    return Optional.ofNullable(entries.get(code.value()))
        .filter(entry -> entry.expiresAt().isAfter(now))
        .map(entry -> List.copyOf(entry.receipts().values()));
  }
}
