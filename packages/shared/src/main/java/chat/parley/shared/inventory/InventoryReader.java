package chat.parley.shared.inventory;

import chat.parley.shared.inventory.InventoryRecord.AtRest;
import chat.parley.shared.inventory.InventoryRecord.AtRest.Encryption;
import chat.parley.shared.inventory.InventoryRecord.Erasure;
import chat.parley.shared.inventory.InventoryRecord.Erasure.Action;
import chat.parley.shared.inventory.InventoryRecord.Export;
import chat.parley.shared.inventory.InventoryRecord.Export.Form;
import chat.parley.shared.inventory.InventoryRecord.Export.Named;
import chat.parley.shared.inventory.InventoryRecord.Fact;
import chat.parley.shared.inventory.InventoryRecord.Retention;
import chat.parley.shared.inventory.InventoryRecord.Retention.Rule;
import chat.parley.shared.inventory.InventoryRecord.Retention.Unused;
import chat.parley.shared.inventory.InventoryRecord.Review;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns mappings into records. What they say is checked by `InventoryRules`.
final class InventoryReader {
  Map<String, Purpose> purposes(YamlMap file) {
    var purposes = new LinkedHashMap<String, Purpose>();
    for (var key : file.keys()) {
      var purpose = file.map(key);
      purposes.put(
          key,
          new Purpose(
              key,
              purpose.text("basis"),
              purpose.text("words"),
              purpose.text("recipients"),
              purpose.optionalText("interest")));
      purpose.requireAllRead();
    }
    return purposes;
  }

  Map<String, String> categories(YamlMap file) {
    var categories = new LinkedHashMap<String, String>();
    for (var key : file.keys()) {
      categories.put(key, file.text(key));
    }
    return categories;
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
  List<InventoryRecord> records(YamlMap file) {
    var records = new ArrayList<InventoryRecord>();
    var fileDefaults = file.map("defaults");
    for (var group : file.maps("groups")) {
      group.text("about");
      var defaults = group.map("defaults").over(fileDefaults, "defaults");
      for (var entry : group.maps("records")) {
        var id = entry.text("id");
        records.add(read(id, entry.over(defaults, id)));
      }
      group.requireAllRead();
    }
    file.requireAllRead();
    return records;
  }

  private static InventoryRecord read(String id, YamlMap entry) {
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
    return read;
  }

  private static Retention retention(YamlMap map) {
    var retention =
        new Retention(
            map.choice("rule", Rule.class),
            map.optionalText("max"),
            map.optionalText("sweep"),
            map.optionalText("since"),
            map.optionalText("until"),
            map.optionalText("lasts"),
            map.optionalText("done"),
            map.has("unused") ? Optional.of(unused(map.map("unused"))) : Optional.empty());
    map.requireAllRead();
    return retention;
  }

  private static Unused unused(YamlMap map) {
    var unused = new Unused(map.period("max"), map.periods("notices"));
    map.requireAllRead();
    return unused;
  }

  private static AtRest atRest(YamlMap map) {
    var atRest =
        new AtRest(
            map.choice("enc", Encryption.class),
            map.texts("aad"),
            map.optionalText("row"),
            map.optionalText("channel"));
    map.requireAllRead();
    return atRest;
  }

  private static Erasure erasure(YamlMap map) {
    var erasure =
        new Erasure(
            map.choice("action", Action.class),
            map.number("step"),
            map.texts("verify"),
            map.texts("parts"),
            map.optionalText("reason"),
            map.optionalText("law"),
            map.optionalText("until"),
            map.has("untold") && map.flag("untold"));
    map.requireAllRead();
    return erasure;
  }

  private static Export export(YamlMap map) {
    var export =
        new Export(
            map.flag("include"),
            map.optionalText("section"),
            map.has("as") ? map.choice("as", Form.class) : Form.TEXT,
            words(map.map("words")),
            map.texts("redact"),
            map.optionalText("moment"),
            map.has("names") ? Optional.of(map.choice("names", Named.class)) : Optional.empty(),
            map.optionalText("reason"));
    map.requireAllRead();
    return export;
  }

  private static Map<String, String> words(YamlMap map) {
    var words = new LinkedHashMap<String, String>();
    map.keys().forEach(code -> words.put(code, map.text(code)));
    return words;
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
