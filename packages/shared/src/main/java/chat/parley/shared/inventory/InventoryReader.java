package chat.parley.shared.inventory;

import chat.parley.shared.inventory.InventoryRecord.AtRest;
import chat.parley.shared.inventory.InventoryRecord.AtRest.Encryption;
import chat.parley.shared.inventory.InventoryRecord.Erasure;
import chat.parley.shared.inventory.InventoryRecord.Erasure.Action;
import chat.parley.shared.inventory.InventoryRecord.Export;
import chat.parley.shared.inventory.InventoryRecord.Fact;
import chat.parley.shared.inventory.InventoryRecord.Retention;
import chat.parley.shared.inventory.InventoryRecord.Retention.Rule;
import chat.parley.shared.inventory.InventoryRecord.Review;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns mappings into records and checks the rules of the format.
final class InventoryReader {
  private final List<String> faults;

  InventoryReader(List<String> faults) {
    this.faults = faults;
  }

  Map<String, Purpose> purposes(YamlMap file) {
    var purposes = new LinkedHashMap<String, Purpose>();
    for (var key : file.keys()) {
      var purpose = file.map(key);
      purposes.put(key, new Purpose(key, purpose.text("basis"), purpose.text("words")));
      purpose.requireAllRead();
    }
    return purposes;
  }

  List<Inventory.NeverStored> neverStored(YamlMap file) {
    var facts = new ArrayList<Inventory.NeverStored>();
    for (var fact : file.maps("never_stored")) {
      facts.add(new Inventory.NeverStored(fact.text("words"), fact.texts("categories")));
      fact.requireAllRead();
    }
    file.requireAllRead();
    return facts;
  }

  /// A file has `defaults` and `groups`; a group has `about`, `defaults` and `records`.
  List<InventoryRecord> records(YamlMap file, Map<String, Purpose> purposes) {
    var records = new ArrayList<InventoryRecord>();
    var fileDefaults = file.map("defaults");
    for (var group : file.maps("groups")) {
      group.text("about");
      var defaults = group.map("defaults").over(fileDefaults, "defaults");
      for (var entry : group.maps("records")) {
        var id = entry.text("id");
        records.add(read(id, entry.over(defaults, id), purposes));
      }
      group.requireAllRead();
    }
    file.requireAllRead();
    return records;
  }

  void requireUniqueIds(List<InventoryRecord> records) {
    var seen = new HashSet<String>();
    for (var entry : records) {
      if (!seen.add(entry.id())) {
        faults.add(entry.id() + ": declared twice");
      }
    }
  }

  private InventoryRecord read(String id, YamlMap entry, Map<String, Purpose> purposes) {
    entry.text("id");
    var read =
        new InventoryRecord(
            id,
            entry.choice("store", Store.class),
            entry.text("category"),
            entry.text("subject"),
            entry.texts("co_subjects"),
            entry.text("purpose"),
            entry.text("basis"),
            retention(entry.map("retention")),
            atRest(entry.map("at_rest")),
            entry.has("erasure") ? Optional.of(erasure(entry.map("erasure"))) : Optional.empty(),
            entry.has("export") ? Optional.of(export(entry.map("export"))) : Optional.empty(),
            entry.texts("labels"),
            entry.has("fact") ? Optional.of(fact(entry.map("fact"))) : Optional.empty(),
            review(entry.map("reviewed")));
    entry.requireAllRead();
    check(read, entry, purposes);
    return read;
  }

  private static void check(InventoryRecord read, YamlMap entry, Map<String, Purpose> purposes) {
    var purpose = purposes.get(read.purpose());
    if (purpose == null) {
      entry.fault("purpose is not in purposes.yaml");
    } else if (!purpose.basis().equals(read.basis())) {
      entry.fault("basis differs from that of its purpose");
    }
    if (read.retention().rule() == Rule.FIXED && read.retention().max().isEmpty()) {
      entry.fault("a fixed retention needs max");
    }
    boolean rests = read.retention().rule() != Rule.TRANSIT;
    if (read.isPersonal() && rests && read.erasure().isEmpty()) {
      entry.fault("personal data need erasure");
    }
    if (read.isPersonal() && rests && read.export().isEmpty()) {
      entry.fault("personal data need export");
    }
    if (!read.reviewed().expires().isAfter(read.reviewed().on())) {
      entry.fault("a review ends after it was made");
    }
  }

  private static Retention retention(YamlMap map) {
    var retention =
        new Retention(
            map.choice("rule", Rule.class), map.optionalText("max"), map.optionalText("sweep"));
    map.requireAllRead();
    return retention;
  }

  private static AtRest atRest(YamlMap map) {
    var atRest = new AtRest(map.choice("enc", Encryption.class), map.texts("aad"));
    map.requireAllRead();
    if (atRest.encryption() == Encryption.SUBJECT_KEY && atRest.additional().isEmpty()) {
      map.fault("a ciphertext is bound to its place: aad is missing");
    }
    return atRest;
  }

  private static Erasure erasure(YamlMap map) {
    var erasure =
        new Erasure(
            map.choice("action", Action.class),
            map.number("step"),
            map.texts("verify"),
            map.optionalText("reason"),
            map.optionalText("law"),
            map.optionalText("until"));
    map.requireAllRead();
    if (erasure.action() == Action.KEEP
        && (erasure.reason().isEmpty() || erasure.law().isEmpty() || erasure.until().isEmpty())) {
      map.fault("what is kept needs reason, law and until");
    }
    if (erasure.action() != Action.KEEP && erasure.verify().isEmpty()) {
      map.fault("verify is missing");
    }
    return erasure;
  }

  private static Export export(YamlMap map) {
    var export =
        new Export(
            map.flag("include"),
            map.optionalText("section"),
            map.texts("redact"),
            map.optionalText("reason"));
    map.requireAllRead();
    if (export.include() && export.section().isEmpty()) {
      map.fault("what is exported has a section");
    }
    if (!export.include() && export.reason().isEmpty()) {
      map.fault("what is not exported has a reason");
    }
    return export;
  }

  private static Fact fact(YamlMap map) {
    var fact = new Fact(map.text("what"), map.optionalText("how"));
    map.requireAllRead();
    return fact;
  }

  private static Review review(YamlMap map) {
    var review = new Review(map.text("by"), map.date("on"), map.date("expires"));
    map.requireAllRead();
    return review;
  }
}
