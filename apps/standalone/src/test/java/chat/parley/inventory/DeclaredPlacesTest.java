package chat.parley.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.ephemeral.EphemeralKeys;
import chat.parley.db.key.FieldId;
import chat.parley.shared.inventory.Facts;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import chat.parley.shared.inventory.InventoryRecord.AtRest.Encryption;
import chat.parley.shared.inventory.Store;
import chat.parley.shared.log.LogKey;
import chat.parley.shared.telemetry.TraceKey;
import chat.parley.testkit.inventory.PersonalFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeclaredPlacesTest {
  /// What the encoder writes of its own accord, beside the fields of [LogKey].
  private static final Set<String> LINE_FIELDS =
      Set.of("at", "level", "logger", "event", "request_id", "error", "frames");

  private static final Pattern METRIC = Pattern.compile("\"(parley_[a-z_]+)\"");
  private static final Pattern COOKIE = Pattern.compile("\"(__Host-[a-z-]+)\"");
  private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Za-z]+>");

  private final Inventory inventory = Inventory.load();

  @Test
  void everyPersonalFieldOfTheContractsIsDeclared() {
    assertThat(inventory.ids(Store.WIRE)).isEqualTo(PersonalFields.declared());
  }

  @Test
  void everyLogFieldIsDeclared() {
    var fields =
        Stream.concat(LINE_FIELDS.stream(), Arrays.stream(LogKey.values()).map(LogKey::field));
    assertThat(inventory.ids(Store.LOG)).isEqualTo(ids("log.", fields));
  }

  @Test
  void everyEphemeralKeyIsDeclaredAndEndsWithinADay() {
    assertThat(inventory.ids(Store.EPHEMERAL))
        .isEqualTo(ids("ephemeral.", EphemeralKeys.PATTERNS.stream()));
    assertThat(inventory.records())
        .filteredOn(entry -> entry.store() == Store.EPHEMERAL)
        .allSatisfy(entry -> assertThat(entry.retention().max()).isPresent());
  }

  @Test
  void everySubjectOfTheBusIsDeclared() throws IOException {
    var subjects =
        Files.readAllLines(root().resolve("packages/proto/subjects.yaml")).stream()
            .filter(line -> line.startsWith("- subject: "))
            .map(line -> line.substring("- subject: ".length()))
            .map(subject -> PLACEHOLDER.matcher(subject).replaceAll("*"));
    assertThat(inventory.ids(Store.BUS)).isEqualTo(ids("bus.", subjects));
  }

  @Test
  void everyMetricIsDeclared() throws IOException {
    assertThat(inventory.ids(Store.METRIC)).isEqualTo(ids("metric.", inSources(METRIC).stream()));
  }

  /// The keys of browser storage are compared by the client's own tests.
  @Test
  void everyCookieIsDeclared() throws IOException {
    var cookies = inventory.ids(Store.CLIENT).tailSet("client.cookie.").headSet("client.cookie/");
    assertThat(cookies).isEqualTo(ids("client.cookie.", inSources(COOKIE).stream()));
  }

  @Test
  void everyAttributeOfATraceIsDeclared() {
    var attributes = Arrays.stream(TraceKey.values()).map(TraceKey::attribute);
    assertThat(inventory.ids(Store.TRACE)).isEqualTo(ids("trace.", attributes));
  }

  @Test
  void everyEncryptedFieldIsDeclaredAsEncryptedUnderTheKeyOfItsPerson() {
    var declared =
        inventory.records().stream()
            .filter(entry -> entry.store() == Store.PG)
            .filter(entry -> entry.atRest().encryption() == Encryption.SUBJECT_KEY)
            .map(InventoryRecord::id);
    var used = Arrays.stream(FieldId.values()).map(FieldId::inventoryId);
    assertThat(declared.collect(Collectors.toSet())).isEqualTo(used.collect(Collectors.toSet()));
  }

  @Test
  void noReviewIsExpired() {
    assertThat(inventory.expired(LocalDate.now(java.time.ZoneOffset.UTC))).isEmpty();
  }

  @Test
  void peopleAreToldWhatIsStoredAndWhatIsNot() {
    assertThat(Facts.stored(inventory))
        .extracting(Facts.Stored::what)
        .contains("What you write", "Your password");
    assertThat(Facts.neverStored(inventory))
        .containsExactly(
            "Your IP address or location",
            "Your phone number or contacts",
            "When you are online or typing");
  }

  private static SortedSet<String> inSources(Pattern name) throws IOException {
    var names = new TreeSet<String>();
    for (var module : List.of("apps", "packages")) {
      try (var files = Files.walk(root().resolve(module))) {
        for (var file : files.filter(DeclaredPlacesTest::isMainSource).toList()) {
          var matcher = name.matcher(Files.readString(file));
          while (matcher.find()) {
            names.add(matcher.group(1));
          }
        }
      }
    }
    return names;
  }

  private static boolean isMainSource(Path file) {
    var path = file.toString();
    return path.endsWith(".java") && path.contains("/src/main/") && !path.contains("/testkit/");
  }

  private static SortedSet<String> ids(String prefix, Stream<String> names) {
    return names.map(name -> prefix + name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Path root() {
    var at = Path.of("").toAbsolutePath();
    while (Files.notExists(at.resolve("packages/proto/subjects.yaml"))) {
      at = java.util.Objects.requireNonNull(at.getParent());
    }
    return at;
  }
}
