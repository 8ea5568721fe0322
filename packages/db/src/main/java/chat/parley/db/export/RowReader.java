package chat.parley.db.export;

import chat.parley.db.export.ExportTable.Column;
import chat.parley.db.key.FieldCipher;
import chat.parley.db.sql.Sql;
import chat.parley.domain.id.UserId;
import chat.parley.shared.crypto.Mac;
import chat.parley.shared.crypto.NotAuthenticException;
import chat.parley.shared.inventory.InventoryRecord.Export;
import chat.parley.shared.inventory.InventoryRecord.Export.Named;
import chat.parley.shared.json.Json;
import chat.parley.shared.snowflake.Snowflakes;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one person, as the values of an export.
public final class RowReader {
  private static final int NAME_BYTES = 8;
  private static final Json EMPTY = new Json.Nothing();

  /// Names of what the person sees, by kind and id.
  @FunctionalInterface
  public interface Names {
    Optional<String> find(Named kind, long id);
  }

  /// Rows in the order of their key.
  ///
  /// @param lastKey of the last row; empty when there was none
  public record Page(List<Json.Members> rows, List<String> lastKey) {}

  private record Read(Json.Members row, List<String> key) {}

  private final Connection connection;
  private final FieldCipher cipher;
  private final UserId person;
  private final Names names;
  private final Mac others;

  /// Reads on a connection.
  ///
  /// @param others makes the names of other people; a key of this export alone
  public RowReader(
      Connection connection, FieldCipher cipher, UserId person, Names names, Mac others) {
    this.connection = connection;
    this.cipher = cipher;
    this.person = person;
    this.names = names;
    this.others = others;
  }

  public long count(ExportTable table) {
    return Sql.one(connection, table.count(), row -> row.getLong("rows"), person.value());
  }

  /// Reads what follows a key, or from the beginning when it is empty.
  public Page page(ExportTable table, List<String> after, int rowsMax) {
    var parameters = new ArrayList<Object>();
    parameters.add(person.value());
    parameters.addAll(after);
    parameters.add(rowsMax);
    var read =
        Sql.list(
            connection,
            table.page(!after.isEmpty()),
            row -> read(table, row),
            parameters.toArray());
    return new Page(
        read.stream().map(Read::row).toList(), read.isEmpty() ? List.of() : read.getLast().key());
  }

  private Read read(ExportTable table, ResultSet row) throws SQLException {
    var values = new LinkedHashMap<String, Json>();
    for (int at = 0; at < table.columns().size(); at++) {
      var column = table.columns().get(at);
      values.put(column.field().name(), value(column, at, row));
    }
    var key = new ArrayList<String>();
    for (int at = 0; at < table.key().size(); at++) {
      key.add(row.getString("k" + at));
    }
    return new Read(new Json.Members(values), key);
  }

  private Json value(Column column, int at, ResultSet row) throws SQLException {
    if (row.getObject("f" + at) == null) {
      return EMPTY;
    }
    if (column.sealed().isPresent()) {
      return opened(column.sealed().get(), at, row);
    }
    var name = "f" + at;
    var export = column.field().declared().export().orElseThrow();
    return switch (column.field().source()) {
      case MOMENT ->
          Json.text(Instant.ofEpochMilli(Snowflakes.millisOf(row.getLong(name))).toString());
      case NAME ->
          names.find(export.names().orElseThrow(), row.getLong(name)).map(Json::text).orElse(EMPTY);
      case VALUE -> plain(export, name, row);
    };
  }

  private Json plain(Export export, String name, ResultSet row) throws SQLException {
    return switch (export.as()) {
      case TEXT -> Json.text(text(export, row.getString(name)));
      case NUMBER -> number(row.getBigDecimal(name));
      case FLAG -> new Json.Flag(row.getBoolean(name));
      case TIME -> Json.text(row.getObject(name, OffsetDateTime.class).toInstant().toString());
      case DAY -> Json.text(row.getObject(name, LocalDate.class).toString());
    };
  }

  private String text(Export export, String stored) {
    if (export.redact().isEmpty()) {
      return word(export.words(), stored);
    }
    var kept = stored;
    for (var rule : export.redact()) {
      kept =
          switch (Redaction.of(rule).orElseThrow()) {
            case OTHERS_IDS -> kept.equals(Long.toString(person.value())) ? kept : other(kept);
          };
    }
    return kept;
  }

  /// A code without a word stays what it is.
  private static String word(Map<String, String> words, String stored) {
    return words.getOrDefault(stored, stored);
  }

  private String other(String id) {
    var mac = others.of(id.getBytes(StandardCharsets.UTF_8));
    return "someone-" + HexFormat.of().formatHex(Arrays.copyOf(mac, NAME_BYTES));
  }

  /// A whole number that not every reader of JSON would understand is a fault of the declaration;
  /// it is rather given as it is than not at all.
  private static Json number(@Nullable BigDecimal value) {
    return value == null ? EMPTY : new Json.Numeral(value.doubleValue());
  }

  /// Empty when its key is gone or it was damaged: one value that cannot be read hides no others.
  private Json opened(ExportTable.Sealed sealed, int at, ResultSet row) throws SQLException {
    long channel = sealed.channel().isPresent() ? row.getLong("c" + at) : 0;
    try {
      return cipher
          .decrypt(sealed.field(), person, row.getLong("r" + at), channel, row.getBytes("f" + at))
          .map(bytes -> StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes)).toString())
          .map(Json::text)
          .orElse(EMPTY);
    } catch (NotAuthenticException e) {
      return EMPTY;
    }
  }
}
