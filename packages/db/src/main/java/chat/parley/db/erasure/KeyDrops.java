package chat.parley.db.erasure;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.node.NodeHolder;
import chat.parley.db.sql.Sql;
import chat.parley.domain.id.UserId;
import io.micronaut.context.BeanProvider;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;

/// Makes this node forget the keys of people whose keys were destroyed, and say so. The bus hurries
/// it; the database is asked every second anyway, as a bus may lose what it carries.
@Singleton
public final class KeyDrops {
  private static final String ANNOUNCED =
      """
      SELECT user_id FROM ops.erasures e
      WHERE announced_at IS NOT NULL AND NOT EXISTS (
        SELECT FROM ops.key_drops d WHERE d.user_id = e.user_id AND d.holder = ?)
      """;

  private static final String ACKNOWLEDGE =
      """
      INSERT INTO ops.key_drops (user_id, holder)
      SELECT user_id, ? FROM ops.erasures WHERE user_id = ANY (?)
      ON CONFLICT DO NOTHING
      """;

  private final TransactionOperations<Connection> transactions;
  private final NodeHolder node;
  private final BeanProvider<FieldCipher> cipher;

  /// @param cipher none on a node that holds no keys; it has nothing to forget, and says so too
  KeyDrops(
      TransactionOperations<Connection> transactions,
      NodeHolder node,
      BeanProvider<FieldCipher> cipher) {
    this.transactions = transactions;
    this.node = node;
    this.cipher = cipher;
  }

  /// Forgets what is to be forgotten by now.
  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  public void drop() {
    var holder = node.holder();
    var announced =
        transactions.executeRead(
            status ->
                Sql.list(
                    status.getConnection(),
                    ANNOUNCED,
                    row -> new UserId(row.getLong("user_id")),
                    holder));
    if (!announced.isEmpty()) {
      forget(announced);
      long[] people = announced.stream().mapToLong(UserId::value).toArray();
      transactions.executeWrite(
          status -> Sql.update(status.getConnection(), ACKNOWLEDGE, holder, people));
    }
  }

  private void forget(List<UserId> people) {
    if (cipher.isPresent()) {
      people.forEach(cipher.get()::forget);
    }
  }
}
