package chat.parley.db.backup;

import chat.parley.db.backup.Shape.Partition;
import chat.parley.db.backup.Shape.Table;
import chat.parley.db.sql.Sql;
import chat.parley.db.sql.SqlFaultException;
import chat.parley.shared.inventory.Inventory;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/// Fills a database that was migrated to the version of a backup and never used. The caller's
/// transaction makes it all or nothing.
public final class Refill {
  /// The bounds that PostgreSQL prints for ranges; nothing else gets into a statement.
  private static final Pattern BOUNDS =
      Pattern.compile("FOR VALUES FROM \\('-?[0-9]+'\\) TO \\('-?[0-9]+'\\)|DEFAULT");

  private static final String PEOPLE =
      "SELECT EXISTS (SELECT FROM identity.accounts) OR EXISTS (SELECT FROM content.servers) AS"
          + " any";

  private final Connection connection;
  private final LiveShape live;

  public Refill(Connection connection, Inventory inventory) {
    this.connection = connection;
    this.live = new LiveShape(connection, inventory);
  }

  /// Whether anybody has used the database.
  public boolean isUsed() {
    return Sql.one(connection, PEOPLE, row -> row.getBoolean("any"));
  }

  /// Empties the tables that the migrations filled, and makes the partitions that are missing.
  ///
  /// @throws IllegalArgumentException if this is not the schema that the backup was taken of
  public void prepare(List<Shape> halves) {
    var names = tables(halves).map(Table::name).collect(Collectors.toSet());
    for (var half : Half.values()) {
      for (var table : live.of(half).tables()) {
        require(names.contains(table.name()), "the backup lacks " + table.name());
      }
    }
    var columns =
        Stream.of(Half.values())
            .flatMap(half -> live.of(half).tables().stream())
            .collect(Collectors.toMap(Table::name, Table::columns));
    tables(halves)
        .forEach(
            table ->
                require(
                    columns.getOrDefault(table.name(), List.of()).equals(table.columns()),
                    table.name() + " has other columns here"));
    execute(
        "TRUNCATE "
            + tables(halves)
                .map(table -> Names.quote(table.name()))
                .collect(Collectors.joining(", ")));
    halves.forEach(shape -> makePartitions(shape.partitions()));
  }

  /// Reads the rows of a table.
  public void copy(Table table, InputStream in) throws IOException {
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY %s (%s) FROM STDIN (FORMAT binary)"
                  .formatted(Names.quote(table.name()), Names.list(table.columns())),
              in);
    } catch (SQLException e) {
      throw new SqlFaultException(e);
    }
  }

  /// Forgets the nodes of the instance that was backed up: none of them runs here.
  public void forgetNodes() {
    Sql.update(connection, "DELETE FROM ops.node_leases");
  }

  /// Lets counters go on where they were.
  public void count(Shape shape) {
    for (var sequence : shape.sequences()) {
      Sql.list(
          connection,
          "SELECT setval(?::regclass, ?) AS value",
          row -> row.getLong("value"),
          Names.quote(sequence.name()),
          sequence.value());
    }
  }

  private void makePartitions(List<Partition> partitions) {
    var parents = partitions.stream().map(Partition::parent).collect(Collectors.toSet());
    Set<String> here =
        live.partitions(parents).stream().map(Partition::name).collect(Collectors.toSet());
    partitions.stream()
        .filter(Predicate.not(part -> here.contains(part.name())))
        .forEach(
            part -> {
              require(BOUNDS.matcher(part.bounds()).matches(), "a partition has other bounds");
              execute(
                  "CREATE TABLE %s PARTITION OF %s %s"
                      .formatted(
                          Names.quote(part.name()), Names.quote(part.parent()), part.bounds()));
            });
  }

  private void execute(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SqlFaultException(e);
    }
  }

  private static Stream<Table> tables(List<Shape> halves) {
    return halves.stream().flatMap(shape -> shape.tables().stream());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
