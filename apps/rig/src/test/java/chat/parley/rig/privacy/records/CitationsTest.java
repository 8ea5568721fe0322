package chat.parley.rig.privacy.records;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.shared.inventory.Inventory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The pages for auditors speak of what exists. That cited paths exist is tested for all pages
/// together with the house.
class CitationsTest {
  private static final Path ROOT = Path.of("../..");
  private static final List<String> PAGES = List.of("docs/compliance.md", "docs/threat-model.md");

  private static final Pattern TEST =
      Pattern.compile("`([A-Z][A-Za-z0-9]*Test)(?:\\.([a-zA-Z]+))?`");
  private static final Pattern TABLE =
      Pattern.compile("`((?:identity|content|keystore|ops)\\.[a-z_]+)`");
  private static final Pattern ARTICLE = Pattern.compile("(?m)^\\| (\\d+)(?:\\(|\\s)");
  private static final Pattern FLOW = Pattern.compile("(?m)^\\| `([a-z]+)` \\|");

  /// Chapters with duties of a controller. 23 lets states make exceptions.
  private static final int ARTICLE_FIRST = 5;

  private static final int ARTICLE_LAST = 35;
  private static final int ARTICLE_OF_STATES = 23;

  private final Inventory inventory = Inventory.load();

  @Test
  void everyCitedTestExists() {
    var sources = testSources();
    var missing = new TreeSet<String>();
    int cited = 0;
    for (var page : PAGES) {
      for (var test : TEST.matcher(text(page)).results().toList()) {
        var source = sources.get(test.group(1));
        cited++;
        boolean there =
            source != null
                && (test.group(2) == null || source.contains("void " + test.group(2) + "("));
        if (!there) {
          missing.add(page + " cites " + test.group());
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(cited).isGreaterThan(30);
  }

  @Test
  void everyCitedTableIsDeclared() {
    for (var page : PAGES) {
      for (var table : TABLE.matcher(text(page)).results().toList()) {
        assertThat(inventory.records())
            .as("%s cites %s", page, table.group(1))
            .anyMatch(entry -> entry.id().startsWith("pg." + table.group(1) + "."));
      }
    }
  }

  @Test
  void everyArticleIsAnswered() {
    var answered =
        ARTICLE
            .matcher(text("docs/compliance.md"))
            .results()
            .map(row -> Integer.valueOf(row.group(1)))
            .collect(Collectors.toSet());
    assertThat(answered)
        .containsAll(
            IntStream.rangeClosed(ARTICLE_FIRST, ARTICLE_LAST)
                .filter(article -> article != ARTICLE_OF_STATES)
                .boxed()
                .toList());
  }

  @Test
  void everyDataFlowHasItsThreats() {
    var flows =
        Words.personal(inventory).stream()
            .map(entry -> entry.store().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    var rows =
        FLOW.matcher(text("docs/threat-model.md")).results().map(row -> row.group(1)).toList();
    assertThat(rows).containsExactlyInAnyOrderElementsOf(flows);
  }

  @Test
  void theseRulesBite() {
    assertThat(TEST.matcher("see `GoneTest.was`").find()).isTrue();
    assertThat(testSources()).doesNotContainKey("GoneTest").containsKey("CitationsTest");
    assertThat(TABLE.matcher("in `ops.gone`").find()).isTrue();
  }

  /// The text of every test class.
  private static Map<String, String> testSources() {
    var sources = new HashMap<String, String>();
    for (var module : List.of("apps", "packages")) {
      try (var files = Files.walk(ROOT.resolve(module))) {
        files
            .filter(file -> file.toString().endsWith("Test.java"))
            .filter(file -> file.toString().contains("src/test/java"))
            .forEach(file -> sources.put(name(file), read(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }

  private static String name(Path file) {
    return Objects.requireNonNull(file.getFileName()).toString().replace(".java", "");
  }

  private static String text(String page) {
    return read(ROOT.resolve(page));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
