package chat.parley.testkit.receipt;

import chat.parley.domain.receipt.ReceiptKey;
import chat.parley.shared.crypto.Ed25519Key;
import chat.parley.shared.crypto.RandomTokens;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

/// A key that signs receipts, gone with the test.
public final class MemoryReceiptKey implements ReceiptKey {
  private final Ed25519Key key = Ed25519Key.withSeed(RandomTokens.bytes(Ed25519Key.SEED_BYTES));

  @Override
  public String id() {
    return key.published().fingerprint();
  }

  @Override
  public byte[] sign(byte[] content) {
    return key.sign(content);
  }

  @Override
  public List<Published> published() {
    var point = Base64.getUrlEncoder().withoutPadding().encodeToString(key.published().bytes());
    return List.of(new Published(id(), LocalDate.of(2026, 11, 21), point));
  }
}
