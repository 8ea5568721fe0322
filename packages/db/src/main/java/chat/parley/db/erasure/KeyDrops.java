package chat.parley.db.erasure;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.node.NodeHolder;
import chat.parley.db.sql.PooledConnections;
import chat.parley.db.sql.Sql;
import chat.parley.domain.id.UserId;
import io.micronaut.context.BeanProvider;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Makes this node forget the keys of people whose keys were destroyed, and say so. The bus hurries
/// it; the database is asked every second anyway, as a bus may lose what it carries.
///
/// When an erasure is over, the connections go too: in their buffers is what they carried last.
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

  private static final String UNDER_WAY =
      "SELECT user_id FROM ops.erasures WHERE user_id = ANY (?)";

  private final TransactionOperations<Connection> transactions;
  private final PooledConnections pool;
  private final NodeHolder node;
  private final BeanProvider<FieldCipher> cipher;
  private final Set<UserId> dropped = ConcurrentHashMap.newKeySet();

  /// @param cipher none on a node that holds no keys; it has nothing to forget, and says so too
  KeyDrops(
      TransactionOperations<Connection> transactions,
      PooledConnections pool,
      NodeHolder node,
      BeanProvider<FieldCipher> cipher) {
    this.transactions = transactions;
    this.pool = pool;
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
      dropped.addAll(announced);
    }
    if (!dropped.isEmpty() && dropped.retainAll(underWay())) {
      pool.renew();
    }
  }

  private List<UserId> underWay() {
    long[] people = dropped.stream().mapToLong(UserId::value).toArray();
    return transactions.executeRead(
        status ->
            Sql.list(
                status.getConnection(),
                UNDER_WAY,
                row -> new UserId(row.getLong("user_id")),
                people));
  }

  private void forget(List<UserId> people) {
    if (cipher.isPresent()) {
      people.forEach(cipher.get()::forget);
    }
  }
}
