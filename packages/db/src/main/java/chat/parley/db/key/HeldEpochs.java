package chat.parley.db.key;

import chat.parley.db.sql.Sql;
import chat.parley.domain.key.RootEpochs;
import chat.parley.shared.health.ReadinessCheck;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;

/// Whether this node can open the keys that the database holds. A node that cannot is not ready:
/// to it, everybody would seem erased.
@Singleton
@Requires(beans = RootEpochs.class)
public final class HeldEpochs implements ReadinessCheck {
  private static final String USED =
      """
      SELECT epoch FROM keystore.root_epochs e
      WHERE EXISTS (SELECT FROM keystore.subject_keys WHERE root_epoch = e.epoch) ORDER BY epoch
      """;

  private final TransactionOperations<Connection> transactions;
  private final RootEpochs root;
  private volatile boolean complete;

  HeldEpochs(TransactionOperations<Connection> transactions, RootEpochs root) {
    this.transactions = transactions;
    this.root = root;
  }

  /// The epochs under which keys are wrapped and whose root key is not here.
  public List<Integer> missing() {
    var used =
        transactions.executeRead(
            status -> Sql.list(status.getConnection(), USED, row -> row.getInt("epoch")));
    var held = root.held();
    return used.stream().filter(epoch -> !held.contains(epoch)).toList();
  }

  @Override
  public String name() {
    return "keys";
  }

  @Override
  public boolean isReady() {
    if (!complete) {
      try {
        complete = missing().isEmpty();
      } catch (RuntimeException e) {
        return false; // whatever the reason, the epochs cannot be read
      }
    }
    return complete;
  }
}
