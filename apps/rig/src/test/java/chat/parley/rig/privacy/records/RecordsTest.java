package chat.parley.rig.privacy.records;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RecordsTest {
  private static final Path FOLDER = Path.of("../../docs/compliance");

  private final Inventory inventory = Inventory.load();

  /// `./parley privacy records` makes them current.
  @Test
  void everyRecordIsCurrent() throws IOException {
    for (var file : Records.of(inventory).entrySet()) {
      assertThat(FOLDER.resolve(file.getKey())).content().isEqualTo(file.getValue());
    }
    try (var files = Files.list(FOLDER)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Records.of(inventory).keySet());
    }
  }

  @Test
  void everyPersonalPlaceThatRestsIsInTheRetentionTableAndTheRecordOfProcessing() {
    var records = Records.of(inventory);
    assertThat(Words.resting(inventory)).hasSizeGreaterThan(50);
    for (var entry : Words.resting(inventory)) {
      assertThat(records.get("retention.md")).contains(Words.place(entry));
      assertThat(records.get("article-30-record.md")).contains(Words.place(entry));
    }
  }

  @Test
  void everyExclusionHasItsReasonInTheDictionary() {
    var dictionary = Records.of(inventory).get("export-fields.md");
    for (var entry : Words.resting(inventory)) {
      var export = entry.export().orElseThrow();
      assertThat(dictionary).contains(export.include() ? "`" : export.reason().orElseThrow());
    }
  }

  @Test
  void theSchemaIsJson() {
    assertThat(JsonReader.read(Records.of(inventory).getOrDefault("export-schema.json", "")))
        .isNotNull();
  }

  @Test
  void everyReviewStillCounts() {
    var today = LocalDate.now(ZoneOffset.UTC);
    assertThat(
            inventory.expired(today).stream().map(entry -> entry.id()).collect(Collectors.toList()))
        .isEmpty();
  }
}
