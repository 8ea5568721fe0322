package chat.parley.rig.privacy.records;

import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import chat.parley.shared.inventory.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// Where data flow and rest, for an assessment under Art. 35.
final class DataFlows {
  /// From where to where data reach a store.
  static final Map<Store, String> FLOWS = flows();

  private DataFlows() {}

  static String of(Inventory inventory) {
    var page =
        new Page(
            "Data flows (Art. 35(7)(a) GDPR)",
            "Every flow of personal data, from the inventory. The threats to each stand in"
                + " [threat-model.md](../threat-model.md) under the same name.");
    var rows = new ArrayList<List<String>>();
    FLOWS.forEach(
        (store, flow) -> {
          var records =
              Words.personal(inventory).stream().filter(entry -> entry.store() == store).toList();
          if (!records.isEmpty()) {
            rows.add(row(store, flow, records, inventory));
          }
        });
    page.table(
        List.of("flow", "way", "which data", "how long", "protection at rest", "records"), rows);
    return page.text();
  }

  private static List<String> row(
      Store store, String flow, List<InventoryRecord> records, Inventory inventory) {
    var categories = new TreeSet<String>();
    var kept = new TreeSet<String>();
    var protection = new TreeSet<String>();
    for (var entry : records) {
      categories.add(inventory.categories().getOrDefault(entry.category(), entry.category()));
      kept.add(Words.kept(entry));
      if (store.rests()) {
        protection.add(Words.protection(entry.atRest().encryption()));
      }
    }
    return List.of(
        store.name().toLowerCase(Locale.ROOT),
        flow,
        String.join(", ", categories),
        Words.lines(kept),
        store.rests() ? Words.lines(protection) : "does not rest",
        Integer.toString(records.size()));
  }

  private static Map<Store, String> flows() {
    var flows = new LinkedHashMap<Store, String>();
    flows.put(Store.WIRE, "browser ⇄ API and gateway, over TLS");
    flows.put(Store.CLIENT, "browser: what it keeps for the person");
    flows.put(Store.PG, "API and worker ⇄ PostgreSQL");
    flows.put(Store.KEYSTORE, "API and worker ⇄ wrapped keys");
    flows.put(Store.BUS, "worker → bus → gateway");
    flows.put(Store.EPHEMERAL, "API and gateway ⇄ ephemeral store");
    flows.put(Store.OBJECT, "API and worker ⇄ object store");
    flows.put(Store.MAIL, "worker → mail");
    flows.put(Store.BACKUP, "worker → backups");
    flows.put(Store.LOG, "every node → its log");
    flows.put(Store.METRIC, "every node → metrics");
    flows.put(Store.TRACE, "every node → traces, off by default");
    flows.put(Store.FILE, "every node ⇄ its files");
    return flows;
  }
}
