package chat.parley.rig.fault;

import chat.parley.adapters.postgres.EmbeddedPostgresServer;
import chat.parley.rig.cluster.Cluster;
import chat.parley.rig.cluster.ClusterSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/// A cluster for one run, on a folder that goes with it.
final class OwnCluster implements AutoCloseable {
  private static final String DATABASE = "postgres";
  private static final String IN_ORDER =
      "SELECT id FROM content.messages WHERE channel_id = ? ORDER BY channel_seq";

  final Cluster cluster;
  private final Path data;

  private OwnCluster(Path data, Cluster cluster) {
    this.data = data;
    this.cluster = cluster;
  }

  static OwnCluster start() {
    return start(UnaryOperator.identity());
  }

  /// @param spec changes the usual one: two APIs, three gateways, two workers
  static OwnCluster start(UnaryOperator<ClusterSpec> spec) {
    return start(spec, IntUnaryOperator.identity());
  }

  /// @param through the port at which nodes reach a server, by the port it has
  static OwnCluster start(UnaryOperator<ClusterSpec> spec, IntUnaryOperator through) {
    try {
      var data = Files.createTempDirectory("parley-faults");
      var usual = ClusterSpec.in(data).onFreePort().with("parley.limits.demo=true");
      return new OwnCluster(data, Cluster.start(spec.apply(usual), through));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The messages of a channel, asked of PostgreSQL without any part of Parley in between.
  List<Long> rows(long channel) {
    var address = cluster.postgres().address();
    try (var connection =
            DriverManager.getConnection(
                address.jdbcUrl(DATABASE),
                EmbeddedPostgresServer.USER,
                address.password().reveal());
        var statement = connection.prepareStatement(IN_ORDER)) {
      statement.setLong(1, channel);
      var ids = new ArrayList<Long>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong(1));
        }
      }
      return ids;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    cluster.close();
    try (var files = Files.walk(data)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
