package chat.parley.rig.privacy.prove;

import chat.parley.adapters.backup.Archive;
import chat.parley.adapters.postgres.PostgresAddress;
import chat.parley.db.backup.CopyRows;
import chat.parley.db.key.FieldCipher;
import chat.parley.db.key.KeyIds;
import chat.parley.domain.id.UserId;
import chat.parley.testkit.canary.Canary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// What rests encrypted: by which keys, and whether those are still there.
final class Ciphertexts implements AutoCloseable {
  private static final String USER = "postgres";
  private static final int KEY_ID_OFFSET = Integer.BYTES;
  private static final int HEAD_BYTES = Integer.BYTES + Long.BYTES;
  /// Magic, key, version and nonce, and a little more: no two ciphertexts begin alike.
  private static final int SAMPLE_BYTES = 40;

  private final Connection connection;

  private Ciphertexts(Connection connection) {
    this.connection = connection;
  }

  /// Looks at the database of a running instance from outside.
  static Ciphertexts of(Path data) throws IOException, SQLException {
    var address = PostgresAddress.ofRunning(data.resolve("postgres")).orElseThrow();
    return new Ciphertexts(
        DriverManager.getConnection(
            address.jdbcUrl("postgres"), USER, address.password().reveal()));
  }

  /// How every ciphertext of a person begins: a head per key.
  List<Canary> heads(Subject subject) {
    var heads = new ArrayList<Canary>();
    for (long key : KeyIds.of(connection, new UserId(subject.person().userId()))) {
      var head = ByteBuffer.allocate(HEAD_BYTES).putInt(FieldCipher.MAGIC).putLong(key).array();
      heads.add(Canary.ofBytes(subject.name() + " ciphertext", head));
    }
    return heads;
  }

  /// The beginning of every ciphertext of a person that a backup holds, each its own canary.
  List<Canary> inBackup(Path archive, Subject subject) throws IOException {
    var keys = Set.copyOf(KeyIds.of(connection, new UserId(subject.person().userId())));
    var samples = new ArrayList<Canary>();
    each(
        archive,
        ciphertext -> {
          if (keys.contains(keyOf(ciphertext))) {
            samples.add(
                Canary.ofBytes(
                    subject.name() + " ciphertext " + samples.size(),
                    Arrays.copyOf(ciphertext, SAMPLE_BYTES)));
          }
        });
    return samples;
  }

  /// The beginning of the one ciphertext of a message.
  Canary ofMessage(long message) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT body FROM content.messages WHERE id = ?")) {
      statement.setLong(1, message);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return Canary.ofBytes(
            "deleted message ciphertext", Arrays.copyOf(rows.getBytes(1), SAMPLE_BYTES));
      }
    }
  }

  /// The keys of today.
  Set<Long> keysOfToday() {
    return Set.copyOf(KeyIds.all(connection));
  }

  /// Leaves a word in a table and in the server's log.
  void plant(String word) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE public.planted AS SELECT '" + word + "'::text AS words");
      statement.execute("DO $$ BEGIN RAISE LOG '" + word + "'; END $$");
      statement.execute("CHECKPOINT");
    }
  }

  void uproot() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE public.planted");
    }
  }

  void checkpoint() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
    }
  }

  /// Whether every erasure is done, as far as queries can tell.
  boolean isNobodyBeingErased() {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM ops.erasures")) {
      rows.next();
      return rows.getLong(1) == 0;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The ciphertexts of an archive, by whether a key of today could open them.
  record Opened(long withKey, long without) {}

  static Opened opened(Path archive, Set<Long> keys) throws IOException {
    var with = new LongAdder();
    var without = new LongAdder();
    each(archive, bytes -> (keys.contains(keyOf(bytes)) ? with : without).increment());
    return new Opened(with.sum(), without.sum());
  }

  private static void each(Path archive, Consumer<byte[]> ciphertext) throws IOException {
    try (var open = Archive.open(archive)) {
      for (var entry : open.manifest().entries()) {
        try (var rows = open.part(entry.name())) {
          CopyRows.read(
              rows,
              row ->
                  row.forEach(
                      value -> value.filter(Ciphertexts::isCiphertext).ifPresent(ciphertext)));
        }
      }
    }
  }

  private static boolean isCiphertext(byte[] value) {
    return value.length > HEAD_BYTES && ByteBuffer.wrap(value).getInt() == FieldCipher.MAGIC;
  }

  private static long keyOf(byte[] ciphertext) {
    return ByteBuffer.wrap(ciphertext).getLong(KEY_ID_OFFSET);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
