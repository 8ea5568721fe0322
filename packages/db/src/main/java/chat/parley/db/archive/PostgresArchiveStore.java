package chat.parley.db.archive;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.key.FieldId;
import chat.parley.db.sql.Sql;
import chat.parley.domain.archive.ArchiveStore;
import chat.parley.domain.archive.ArchivedItem;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Items as rows, each encrypted under the messages key of its person.
@Singleton
@Requires(beans = RootKey.class) // a gateway holds no keys
final class PostgresArchiveStore implements ArchiveStore {
  private static final String INSERT =
      """
      INSERT INTO content.imported_items (id, user_id, section, table_name, item)
      SELECT id, ?, section, table_name, item
      FROM unnest(?::bigint[], ?::text[], ?::text[], ?::bytea[])
        AS row (id, section, table_name, item)
      """;

  private static final String PAGE =
      """
      SELECT id, section, table_name, item FROM content.imported_items
      WHERE user_id = ? AND id > ? ORDER BY id LIMIT ?
      """;

  private static final String PAGE_OF_SECTION =
      """
      SELECT id, section, table_name, item FROM content.imported_items
      WHERE user_id = ? AND section = ? AND id > ? ORDER BY id LIMIT ?
      """;

  private static final String SECTIONS =
      """
      SELECT section, count(*) AS items FROM content.imported_items
      WHERE user_id = ? GROUP BY section
      """;

  private static final String DELETE = "DELETE FROM content.imported_items WHERE user_id = ?";

  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  private record Stored(long id, String section, String table, byte[] item) {}

  private final TransactionOperations<Connection> transactions;
  private final FieldCipher cipher;

  PostgresArchiveStore(TransactionOperations<Connection> transactions, FieldCipher cipher) {
    this.transactions = transactions;
    this.cipher = cipher;
  }

  @Override
  public void add(UserId person, Collection<ArchivedItem> items) {
    transactions.executeWrite(
        status ->
            Sql.update(
                status.getConnection(),
                INSERT,
                person.value(),
                items.stream().mapToLong(ArchivedItem::id).toArray(),
                items.stream().map(ArchivedItem::section).toArray(String[]::new),
                items.stream().map(ArchivedItem::table).toArray(String[]::new),
                items.stream().map(item -> sealed(person, item)).toArray(byte[][]::new)));
  }

  @Override
  public List<ArchivedItem> page(UserId person, Optional<String> section, long after, int max) {
    var stored =
        transactions.executeRead(
            status ->
                section.isEmpty()
                    ? Sql.list(
                        status.getConnection(),
                        PAGE,
                        PostgresArchiveStore::stored,
                        person.value(),
                        after,
                        max)
                    : Sql.list(
                        status.getConnection(),
                        PAGE_OF_SECTION,
                        PostgresArchiveStore::stored,
                        person.value(),
                        section.get(),
                        after,
                        max));
    return stored.stream().flatMap(item -> opened(person, item).stream()).toList();
  }

  @Override
  public SortedMap<String, Long> sections(UserId person) {
    var sections = new TreeMap<String, Long>();
    transactions.executeRead(
        status ->
            Sql.list(
                status.getConnection(),
                SECTIONS,
                row -> sections.merge(row.getString("section"), row.getLong("items"), Long::sum),
                person.value()));
    return sections;
  }

  @Override
  public void deleteAll(UserId person) {
    transactions.executeWrite(status -> Sql.update(status.getConnection(), DELETE, person.value()));
  }

  private byte[] sealed(UserId person, ArchivedItem item) {
    return cipher.encrypt(
        FieldId.IMPORTED_ITEM, person, item.id(), 0, item.json().getBytes(StandardCharsets.UTF_8));
  }

  private Optional<ArchivedItem> opened(UserId person, Stored stored) {
    return cipher
        .decrypt(FieldId.IMPORTED_ITEM, person, stored.id, 0, stored.item)
        .map(
            json ->
                new ArchivedItem(
                    stored.id,
                    stored.section,
                    stored.table,
                    new String(json, StandardCharsets.UTF_8)));
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        row.getLong("id"),
        row.getString("section"),
        row.getString("table_name"),
        row.getBytes("item"));
  }
}
