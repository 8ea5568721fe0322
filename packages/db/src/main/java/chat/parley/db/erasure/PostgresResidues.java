package chat.parley.db.erasure;

import chat.parley.db.sql.Sql;
import chat.parley.domain.erasure.Residue;
import chat.parley.domain.erasure.Residue.Stage;
import chat.parley.domain.erasure.Residues;
import chat.parley.domain.receipt.ReceiptId;
import chat.parley.shared.crypto.RandomTokens;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// Residues in `ops.residues`.
@Singleton
public final class PostgresResidues implements Residues {
  private static final int RECEIPT_ID_BYTES = 16;

  private static final String INSERT =
      """
      INSERT INTO ops.residues
        (id, erased_at, code_mac, receipt_id, keys_destroyed, root_epoch, stage)
      VALUES (?, ?, ?, ?, ?::bigint[], ?, ?)
      """;

  private static final String PENDING =
      """
      SELECT id, erased_at, code_mac, receipt_id, keys_destroyed, root_epoch, stage
      FROM ops.residues ORDER BY erased_at LIMIT ?
      """;

  private static final String ADVANCE = "UPDATE ops.residues SET stage = ? WHERE id = ?";

  private static final String FINISH = "DELETE FROM ops.residues WHERE id = ?";

  private final TransactionOperations<Connection> transactions;

  PostgresResidues(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  /// What a finished erasure leaves, in the transaction that forgets the erasure.
  public static void leave(Connection transaction, ErasureJob job, Instant erasedAt) {
    Sql.update(
        transaction,
        INSERT,
        UUID.randomUUID(),
        erasedAt,
        ErasureRows.bytes(job.code()),
        HexFormat.of().formatHex(RandomTokens.bytes(RECEIPT_ID_BYTES)),
        ErasureRows.longs(job.keysDestroyed()),
        job.rootEpoch(),
        number(Stage.ROTATE_ROOT_KEY));
  }

  @Override
  public List<Residue> pending(int max) {
    return transactions.executeRead(
        status -> Sql.list(status.getConnection(), PENDING, PostgresResidues::map, max));
  }

  @Override
  public void advance(List<UUID> residues, Stage to) {
    transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          residues.forEach(residue -> Sql.update(transaction, ADVANCE, number(to), residue));
          return residues;
        });
  }

  @Override
  public void finish(UUID residue) {
    transactions.executeWrite(status -> Sql.update(status.getConnection(), FINISH, residue));
  }

  /// A number rests in the database and is never given another meaning.
  private static int number(Stage stage) {
    return switch (stage) {
      case ROTATE_ROOT_KEY -> 80;
      case REWRITE -> 90;
      case SCAN -> 95;
      case RECEIPT -> 99;
    };
  }

  private static Residue map(ResultSet row) throws SQLException {
    int stage = row.getInt("stage");
    return new Residue(
        row.getObject("id", UUID.class),
        Sql.instant(row, "erased_at"),
        ErasureRows.handle(row.getBytes("code_mac")),
        new ReceiptId(row.getString("receipt_id")),
        Arrays.asList((Long[]) row.getArray("keys_destroyed").getArray()),
        row.getInt("root_epoch"),
        Arrays.stream(Stage.values()).filter(s -> number(s) == stage).findFirst().orElseThrow());
  }
}
