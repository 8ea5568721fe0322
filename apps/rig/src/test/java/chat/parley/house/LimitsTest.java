package chat.parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Goal: an operator finds every limit that can be moved, with what it is when nobody moves it.
/// Method: the table of `infra/README.md` against the records and the classes that bind limits.
class LimitsTest {
  private static final Path TABLE = Path.of("infra/README.md");
  private static final Path RATE_CLASSES =
      Path.of("apps/api/src/main/java/chat/parley/api/edge/RateClass.java");

  private static final Pattern ROW =
      Pattern.compile("^\\| `(parley\\.[a-z.-]+)` \\| (\\S+) \\| \\S.* \\|$", Pattern.MULTILINE);
  private static final Pattern PREFIX =
      Pattern.compile("@ConfigurationProperties\\(\"(parley[a-z.-]+)\"\\)");
  private static final Pattern COMPONENT =
      Pattern.compile("@Bindable\\(defaultValue = \"([^\"]*)\"\\) (?:int|long) (\\w+)");
  private static final Pattern RATE =
      Pattern.compile("^  [A-Z_]+\\(\"([a-z-]+)\", (\\d+), (\\d+)\\)", Pattern.MULTILINE);

  @Test
  void theTableNamesEveryLimitWithItsDefault() {
    var limits = new TreeMap<String, String>();
    limits.putAll(ofRecords());
    limits.putAll(ofRates());
    limits.put("parley.limits.demo", "false");

    assertThat(table()).isEqualTo(limits);
  }

  private static Map<String, String> table() {
    var rows = new TreeMap<String, String>();
    ROW.matcher(Repository.text(TABLE))
        .results()
        .forEach(row -> rows.put(row.group(1), row.group(2)));
    return rows;
  }

  private static Map<String, String> ofRecords() {
    var limits = new TreeMap<String, String>();
    for (var file : Repository.files("Limits.java", "Writers.java")) {
      var text = Repository.text(file);
      var prefix = PREFIX.matcher(text);
      if (prefix.find()) {
        COMPONENT
            .matcher(text)
            .results()
            .forEach(
                part -> limits.put(prefix.group(1) + "." + kebab(part.group(2)), part.group(1)));
      }
    }
    return limits;
  }

  private static Map<String, String> ofRates() {
    var limits = new TreeMap<String, String>();
    RATE.matcher(Repository.text(RATE_CLASSES))
        .results()
        .forEach(
            rate -> {
              limits.put("parley.limits." + rate.group(1) + ".burst", rate.group(2));
              limits.put("parley.limits." + rate.group(1) + ".per-minute", rate.group(3));
            });
    return limits;
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
