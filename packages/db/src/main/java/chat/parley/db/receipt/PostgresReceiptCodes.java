package chat.parley.db.receipt;

import chat.parley.db.sql.Sql;
import chat.parley.domain.key.RootKey;
import chat.parley.domain.receipt.Receipt;
import chat.parley.domain.receipt.ReceiptCode;
import chat.parley.domain.receipt.ReceiptCodes;
import chat.parley.domain.receipt.SignedReceipt;
import chat.parley.shared.crypto.RandomTokens;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Finds receipts by a MAC of the code, under a key that is not in the database.
@Singleton
final class PostgresReceiptCodes implements ReceiptCodes {
  private static final String OFFER =
      "INSERT INTO ops.receipt_codes (code_mac, expires_at) VALUES (?, ?)";

  private static final String ATTACH_ERASED =
      """
      UPDATE ops.receipt_codes SET erased = ?, expires_at = greatest(expires_at, ?)
      WHERE code_mac = ?
      """;

  private static final String ATTACH_RESIDUE_FREE =
      """
      UPDATE ops.receipt_codes SET residue_free = ?, expires_at = greatest(expires_at, ?)
      WHERE code_mac = ?
      """;

  private static final String FIND =
      "SELECT erased, residue_free FROM ops.receipt_codes WHERE code_mac = ? AND expires_at > ?";

  private final TransactionOperations<Connection> transactions;
  private final RootKey root;

  PostgresReceiptCodes(TransactionOperations<Connection> transactions, RootKey root) {
    this.transactions = transactions;
    this.root = root;
  }

  @Override
  public Offered offer(Instant expiresAt) {
    var code = ReceiptCode.of(RandomTokens.bytes(ReceiptCode.BYTES));
    var mac = mac(code);
    transactions.executeWrite(status -> Sql.update(status.getConnection(), OFFER, mac, expiresAt));
    return new Offered(
        code, new Handle(Base64.getUrlEncoder().withoutPadding().encodeToString(mac)));
  }

  @Override
  public boolean attach(Handle handle, SignedReceipt receipt, Instant expiresAt) {
    var statement =
        switch (receipt.kind()) {
          case ERASED -> ATTACH_ERASED;
          case RESIDUE_FREE -> ATTACH_RESIDUE_FREE;
        };
    return transactions.executeWrite(
        status ->
            Sql.update(
                    status.getConnection(),
                    statement,
                    receipt.document(),
                    expiresAt,
                    Base64.getUrlDecoder().decode(handle.mac()))
                > 0);
  }

  @Override
  public Optional<List<SignedReceipt>> find(ReceiptCode code, Instant now) {
    return transactions.executeRead(
        status ->
            Sql.first(
                status.getConnection(), FIND, PostgresReceiptCodes::receipts, mac(code), now));
  }

  private static List<SignedReceipt> receipts(ResultSet row) throws SQLException {
    var receipts = new ArrayList<SignedReceipt>();
    for (var kind : Receipt.Kind.values()) {
      var document = row.getString(column(kind));
      if (document != null) {
        receipts.add(new SignedReceipt(kind, document));
      }
    }
    return receipts;
  }

  private static String column(Receipt.Kind kind) {
    return switch (kind) {
      case ERASED -> "erased";
      case RESIDUE_FREE -> "residue_free";
    };
  }

  private byte[] mac(ReceiptCode code) {
    return root.mac("receipt.code", code.value().getBytes(StandardCharsets.US_ASCII));
  }
}
