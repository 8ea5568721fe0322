package chat.parley.db.key;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import chat.parley.db.sql.Sql;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.DestroyedEpochException;
import chat.parley.domain.key.RootKey;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The unwrapped purpose keys of the people this process deals with.
@Singleton
@Requires(beans = RootKey.class) // a gateway holds no keys
final class SubjectKeyRing {
  private static final int SUBJECTS_MAX = 20_000;

  private static final String LOAD =
      """
      SELECT user_id, root_epoch, s.wrapped AS subject_key,
             key_id, purpose, version, p.wrapped AS purpose_key
      FROM keystore.subject_keys s JOIN keystore.purpose_keys p USING (user_id)
      WHERE user_id = ANY (?)
      """;

  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  private record WrappedKey(
      UserId subject,
      int epoch,
      byte[] subjectKey,
      long id,
      Purpose purpose,
      int version,
      byte[] purposeKey) {}

  private final TransactionOperations<Connection> transactions;
  private final RootKey root;
  private final KeyWrapping wrapping;
  private final KeyCache cache;

  SubjectKeyRing(
      TransactionOperations<Connection> transactions, RootKey root, InstantSource clock) {
    this.transactions = transactions;
    this.root = root;
    this.wrapping = new KeyWrapping(root);
    this.cache = new KeyCache(clock, SUBJECTS_MAX);
  }

  /// The keys of a person; none when they were destroyed.
  List<PurposeKey> keysOf(UserId subject) {
    return cache.find(subject).orElseGet(() -> reload(subject));
  }

  /// The keys of a person as the database has them.
  List<PurposeKey> reload(UserId subject) {
    return load(List.of(subject)).getOrDefault(subject, List.of());
  }

  void warm(Collection<UserId> subjects) {
    var missing =
        subjects.stream().distinct().filter(subject -> cache.find(subject).isEmpty()).toList();
    if (!missing.isEmpty()) {
      load(missing);
    }
  }

  void forget(UserId subject) {
    cache.forget(subject);
  }

  @Scheduled(fixedDelay = "15s", initialDelay = "15s")
  void sweep() {
    cache.sweep();
    root.epoch(); // a node that reads nothing lets go of a destroyed epoch all the same
  }

  @PreDestroy
  void clear() {
    cache.clear();
  }

  /// Between reading and opening, the nightly rotation may have ended the epoch that was read.
  private Map<UserId, List<PurposeKey>> load(List<UserId> subjects) {
    try {
      return loadOnce(subjects);
    } catch (DestroyedEpochException e) {
      return loadOnce(subjects);
    }
  }

  private Map<UserId, List<PurposeKey>> loadOnce(List<UserId> subjects) {
    long mark = cache.mark();
    long[] ids = subjects.stream().mapToLong(UserId::value).toArray();
    var wrapped =
        transactions.executeRead(
            status -> Sql.list(status.getConnection(), LOAD, SubjectKeyRing::wrappedKey, ids));
    var unwrapped =
        wrapped.stream().collect(groupingBy(WrappedKey::subject, mapping(this::unwrap, toList())));
    unwrapped.replaceAll((subject, keys) -> cache.put(subject, keys, mark));
    return unwrapped;
  }

  private PurposeKey unwrap(WrappedKey key) {
    return wrapping.withSubjectKey(
        key.subject,
        key.epoch,
        key.subjectKey,
        subjectKey ->
            new PurposeKey(
                key.id,
                key.purpose,
                key.version,
                new KeyMaterial(
                    KeyWrapping.unwrapPurposeKey(
                        subjectKey,
                        key.subject,
                        key.id,
                        key.purpose,
                        key.version,
                        key.purposeKey))));
  }

  private static WrappedKey wrappedKey(ResultSet row) throws SQLException {
    return new WrappedKey(
        new UserId(row.getLong("user_id")),
        row.getInt("root_epoch"),
        row.getBytes("subject_key"),
        row.getLong("key_id"),
        Purpose.of(row.getInt("purpose")),
        row.getInt("version"),
        row.getBytes("purpose_key"));
  }
}
