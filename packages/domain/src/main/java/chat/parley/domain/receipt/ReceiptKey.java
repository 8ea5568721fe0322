package chat.parley.domain.receipt;

import java.time.LocalDate;
import java.util.List;

/// The key that signs receipts. It never rests in the database, nor in a backup of it.
public interface ReceiptKey {

  /// What names the signing key in a receipt.
  String id();

  /// An Ed25519 signature.
  byte[] sign(byte[] content);

  /// The keys that receipts of this instance are checked with: the signing one, and those that
  /// signed before it.
  List<Published> published();

  /// A key that anyone may have.
  ///
  /// @param point 32 bytes in base64url
  record Published(String id, LocalDate since, String point) {}
}
