package chat.parley.worker.erasure;

import io.micronaut.transaction.TransactionCallback;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import java.sql.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Transactions that end as if the process had been killed: before they begin, when all is done but
/// the commit, or when the commit is done and nobody hears of it.
final class FaultyTransactions implements TransactionOperations<Connection> {

  enum Kill {
    BEFORE,
    IN_THE_MIDDLE,
    AFTER
  }

  /// The process is gone.
  static final class KilledException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final TransactionOperations<Connection> real;
  private @Nullable Kill next;

  FaultyTransactions(TransactionOperations<Connection> real) {
    this.real = real;
  }

  /// Kills the next transaction.
  void arm(Kill kill) {
    next = kill;
  }

  @Override
  public Connection getConnection() {
    return real.getConnection();
  }

  @Override
  public boolean hasConnection() {
    return real.hasConnection();
  }

  @Override
  public Optional<? extends TransactionStatus<?>> findTransactionStatus() {
    return real.findTransactionStatus();
  }

  @Override
  public <R> R execute(
      TransactionDefinition definition, TransactionCallback<Connection, R> callback) {
    var kill = next;
    next = null;
    if (kill == Kill.BEFORE) {
      throw new KilledException();
    }
    R result =
        real.execute(
            definition,
            status -> {
              R done = callback.apply(status);
              if (kill == Kill.IN_THE_MIDDLE) {
                throw new KilledException();
              }
              return done;
            });
    if (kill == Kill.AFTER) {
      throw new KilledException();
    }
    return result;
  }
}
