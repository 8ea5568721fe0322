package chat.parley.rig.privacy.scan;

import java.util.LinkedHashMap;
import java.util.Map;

/// Which store a file below a data folder belongs to, by the first words of its path.
public final class StoreMap {
  public static final String OTHER = "other files";

  private static final Map<String, String> STORES = new LinkedHashMap<>();

  static {
    STORES.put("postgres/data/pg_wal/", "WAL");
    STORES.put("postgres/data/pg_stat", "server statistics");
    STORES.put("postgres/data/base/pgsql_tmp/", "temporary files");
    STORES.put("postgres/data/base/", "database files");
    STORES.put("postgres/data/global/", "database files");
    STORES.put("postgres/data/", "other files of the server");
    STORES.put("postgres/server.log", "server log");
    STORES.put("keystore-backups/", "keystore backups");
    STORES.put("receipts/", "ledger");
    STORES.put("objects/", "export zips");
    STORES.put("mail/", "mail");
    STORES.put("node.log", "application log");
  }

  private StoreMap() {}

  /// The name of the store.
  public static String of(String path) {
    return STORES.entrySet().stream()
        .filter(store -> path.startsWith(store.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(OTHER);
  }
}
