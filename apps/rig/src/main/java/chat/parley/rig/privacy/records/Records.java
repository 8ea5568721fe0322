package chat.parley.rig.privacy.records;

import chat.parley.shared.inventory.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// All records, by the name of their file.
public final class Records {
  private Records() {}

  /// The text of each.
  public static SortedMap<String, String> of(Inventory inventory) {
    var files = new TreeMap<String, String>();
    files.put("article-30-record.md", ProcessingRecord.of(inventory));
    files.put("retention.md", RetentionTable.of(inventory));
    files.put("article-15-information.md", InformationSheet.of(inventory));
    files.put("data-flows.md", DataFlows.of(inventory));
    files.put("erasure-plan.md", ErasurePage.of(inventory));
    files.put("export-fields.md", ExportPages.dictionary(inventory));
    files.put("export-schema.json", ExportPages.schema(inventory));
    files.put("allow-lists.md", AllowLists.of(inventory));
    return Collections.unmodifiableSortedMap(files);
  }

  /// Writes them into a folder; other files there are left alone.
  public static void write(Inventory inventory, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var file : of(inventory).entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
