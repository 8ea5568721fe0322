package chat.parley.shared.inventory;

/// Where a record's data rest or pass.
public enum Store {
  /// A column or index of PostgreSQL.
  PG,
  /// A column or index of the wrapped keys, which no data backup holds.
  KEYSTORE,
  /// A key pattern of the ephemeral store.
  EPHEMERAL,
  /// A subject of the bus.
  BUS,
  /// A field of a contract: request, answer, frame or bus payload.
  WIRE,
  OBJECT,
  LOG,
  METRIC,
  TRACE,
  /// A cookie or a key of browser storage.
  CLIENT,
  BACKUP,
  MAIL,
  /// A file of a node: keys, passwords of its own, lock files.
  FILE;

  /// Whether what is declared here outlives the moment in which it is used.
  public boolean rests() {
    return switch (this) {
      case PG, KEYSTORE, OBJECT, LOG, METRIC, TRACE, BACKUP, MAIL, FILE -> true;
      case EPHEMERAL, BUS, WIRE, CLIENT -> false;
    };
  }
}
