package chat.parley.shared.inventory;

import chat.parley.shared.crypto.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The files of an inventory, as text.
final class InventoryFiles {
  private static final String ROOT = "/privacy";

  /// Text by name: `purposes.yaml`, `categories.yaml`, `facts.yaml`, `inventory/<name>.yaml`.
  private final Map<String, String> texts;

  private InventoryFiles(Map<String, String> texts) {
    this.texts = texts;
  }

  static InventoryFiles onClassPath() {
    try {
      URI root = Objects.requireNonNull(InventoryFiles.class.getResource(ROOT)).toURI();
      if (!root.getScheme().equals("jar")) {
        return in(Path.of(root));
      }
      try (var jar = FileSystems.newFileSystem(root, Map.of(), null)) {
        return in(jar.getPath(ROOT));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InventoryFiles in(Path directory) {
    var texts = new TreeMap<String, String>();
    try (var files = Files.walk(directory, 2)) {
      for (var file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        texts.put(directory.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new InventoryFiles(texts);
  }

  Inventory read() {
    var faults = new ArrayList<String>();
    var reader = new InventoryReader();
    var purposes = reader.purposes(parse("purposes.yaml", faults));
    var categories = reader.categories(parse("categories.yaml", faults));
    var neverStored = reader.neverStored(parse("facts.yaml", faults));
    var records = new ArrayList<InventoryRecord>();
    for (var name : texts.keySet()) {
      if (name.startsWith("inventory/")) {
        records.addAll(reader.records(parse(name, faults)));
      }
    }
    new InventoryRules(faults).check(records, purposes, categories);
    if (!faults.isEmpty()) {
      throw new InvalidInventoryException(faults);
    }
    return new Inventory(records, purposes, categories, neverStored, sha256());
  }

  private String sha256() {
    var all = new StringBuilder();
    texts.forEach((name, text) -> all.append(name).append('\0').append(text).append('\0'));
    return HexFormat.of().formatHex(Sha256.of(all.toString()));
  }

  private YamlMap parse(String name, List<String> faults) {
    var text = texts.get(name);
    if (text == null) {
      faults.add(name + ": missing");
      return new YamlMap(name, Map.of(), faults);
    }
    try {
      var settings = LoadSettings.builder().setLabel(name).setMaxAliasesForCollections(100).build();
      return YamlMap.of(name, new Load(settings).loadFromString(text), faults);
    } catch (YamlEngineException e) {
      faults.add(name + ": not YAML: " + e.getMessage());
      return new YamlMap(name, Map.of(), faults);
    }
  }
}
