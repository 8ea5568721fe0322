package chat.parley.house;

import static chat.parley.house.Repository.files;
import static chat.parley.house.Repository.name;
import static chat.parley.house.Repository.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps the house tidy. Goal: what reviewers would say again and again is said once, here. Method:
/// each rule lists every file that breaks it, with the line.
class TidyTest {
  private static final int FILE_LINES_MAX = 500;
  private static final int FUNCTION_LINES_MAX = 70;

  private static final String[] CODE = {
    ".java", ".ts", ".tsx", ".mjs", ".js", ".sh", ".sql", ".proto", ".css", "parley"
  };
  private static final List<String> MIGRATION_HEADER =
      List.of("-- Personal data: ", "-- Retention: ", "-- Erasure: ", "-- Export: ");

  /// Names where its packages' authors take donations; what it must not name has a test of its own.
  private static final String LOCK_FILE = "package-lock.json";

  /// Hosts that are names of formats, of this machine, or reserved for examples.
  /// Captures host and port, behind credentials if there are any.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\bhttps?://(?:[^/\\s'\"@]*@)?((?:\\[[0-9A-Fa-f:]+]|[A-Za-z0-9.-]+)(?::[0-9]+)?)");

  private static final Pattern HARMLESS_HOST =
      Pattern.compile(
          "(127\\.0\\.0\\.1|localhost|\\[::1\\]|0\\.0\\.0\\.0)(:.*)?"
              + "|www\\.w3\\.org|maven\\.apache\\.org|www\\.apache\\.org|json-schema\\.org"
              + "|([a-z0-9-]+\\.)*example(\\.(org|com|net))?(:.*)?|[a-z0-9-]+\\.(test|invalid)(:.*)?");

  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.*$}])/(?:work|root|home/[a-z]+)/");
  private static final Pattern REGISTRY =
      Pattern.compile("(?i)(registry\\.npm|repo1?\\.maven|deb\\.deb|central\\.sona)");

  private static final Pattern CITED_PATH =
      Pattern.compile("`((?:apps|packages|docs|infra|\\.ci|\\.mvn|changelog\\.d)/[^`\\s<>*…]*)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

  @Test
  void filesAreShort() {
    assertThat(files(CODE))
        .filteredOn(file -> text(file).lines().count() > FILE_LINES_MAX)
        .isEmpty();
  }

  @Test
  void functionsAreShort() {
    assertThat(JavaHabits.longFunctions(FUNCTION_LINES_MAX)).isEmpty();
  }

  @Test
  void nobodySleepsAndNobodyPrints() {
    assertThat(JavaHabits.sleepsAndPrints()).isEmpty();
  }

  @Test
  void nothingIsLeftForLater() {
    var later = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    assertThat(lines(List.of(CODE), later, MatchResult::group)).isEmpty();
  }

  @Test
  void noDocumentationLineWasBrokenByTheFormatter() {
    var broken = Pattern.compile("^\\s*///.*\\R\\s*// ", Pattern.MULTILINE);
    assertThat(files(".java")).filteredOn(file -> broken.matcher(text(file)).find()).isEmpty();
  }

  @Test
  void everyPackageHasItsSpecification() {
    var packages =
        files(".java").stream()
            .filter(file -> !name(file).equals("module-info.java"))
            .map(Path::getParent)
            .distinct()
            .toList();
    assertThat(packages)
        .filteredOn(folder -> folder.toString().contains("src/main/java"))
        .filteredOn(folder -> !isSpecified(folder))
        .isEmpty();
  }

  @Test
  void everyPackageRefusesNull() {
    assertThat(files("package-info.java"))
        .filteredOn(file -> !text(file).contains("@NullMarked"))
        .isEmpty();
  }

  @Test
  void everyMigrationSaysWhatItMeansForPeople() {
    assertThat(files(".sql"))
        .filteredOn(file -> file.startsWith("packages/db/migrations"))
        .isNotEmpty()
        .filteredOn(
            file ->
                MIGRATION_HEADER.stream()
                    .anyMatch(header -> text(file).lines().noneMatch(l -> l.startsWith(header))))
        .isEmpty();
  }

  @Test
  void onlyTheKeyPackageNamesTheKeyTables() {
    assertThat(files(".java"))
        .filteredOn(file -> file.toString().contains("src/main/java"))
        .filteredOn(file -> !file.startsWith("packages/db/src/main/java/chat/parley/db/key"))
        .filteredOn(file -> text(file).contains("keystore."))
        .isEmpty();
  }

  @Test
  void citedPathsExist() {
    var missing = new ArrayList<String>();
    for (var file : files(".md")) {
      CITED_PATH
          .matcher(text(file))
          .results()
          .map(cited -> cited.group(1))
          .filter(path -> !path.contains("target/") && !Repository.exists(path))
          .forEach(path -> missing.add(file + " cites " + path));
      LINK.matcher(text(file))
          .results()
          .map(link -> link.group(1))
          .filter(target -> !target.contains(":"))
          .filter(target -> !Repository.exists(beside(file, target)))
          .forEach(target -> missing.add(file + " links " + target));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void theRoadOfAMessageNamesRealFiles() {
    var road = text(Path.of("docs/journeys/sending-a-message.md"));
    var named = CITED_PATH.matcher(road).results().map(cited -> cited.group(1)).toList();
    assertThat(named).hasSizeGreaterThan(10).allMatch(Repository::exists);
  }

  @Test
  void noAddressLeadsOut() {
    assertThat(lines(List.of(""), ADDRESS, match -> match.group(1)))
        .filteredOn(line -> !line.contains(LOCK_FILE))
        .filteredOn(line -> !HARMLESS_HOST.matcher(after(line)).matches())
        .isEmpty();
  }

  @Test
  void lockFilesNameNoRegistry() {
    assertThat(files(LOCK_FILE))
        .isNotEmpty()
        .filteredOn(file -> text(file).contains("\"resolved\":"))
        .isEmpty();
  }

  @Test
  void noRegistryAndNoMachineIsNamed() {
    assertThat(lines(List.of(""), REGISTRY, MatchResult::group)).isEmpty();
    assertThat(lines(List.of(""), MACHINE_PATH, MatchResult::group)).isEmpty();
  }

  @Test
  void theseRulesBite() {
    assertThat(ADDRESS.matcher("see https:/" + "/tracker.example.evil.io/x").results())
        .noneMatch(match -> HARMLESS_HOST.matcher(match.group(1)).matches());
    assertThat(MACHINE_PATH.matcher("cd /ro" + "ot/x").find()).isTrue();
    assertThat(CITED_PATH.matcher("`packages/none/Gone.java`").find()).isTrue();
    assertThat(JavaHabits.longFunctions(10)).isNotEmpty();
  }

  private static boolean isSpecified(Path folder) {
    var info = folder.resolve("package-info.java");
    return Repository.exists(info.toString()) && text(info).contains("Dependencies:");
  }

  private static String beside(Path file, String target) {
    return Path.of("/").resolve(file).resolveSibling(target).normalize().toString().substring(1);
  }

  /// `file:line: what` of every match in files with one of the endings.
  private static List<String> lines(
      List<String> endings, Pattern pattern, Function<MatchResult, String> what) {
    return files(endings.toArray(String[]::new)).stream()
        .filter(file -> !isBinary(file) && !name(file).equals("LICENSE"))
        .flatMap(file -> matches(file, pattern, what))
        .toList();
  }

  private static Stream<String> matches(
      Path file, Pattern pattern, Function<MatchResult, String> what) {
    var lines = text(file).lines().toList();
    return java.util.stream.IntStream.range(0, lines.size())
        .boxed()
        .flatMap(
            at ->
                pattern
                    .matcher(lines.get(at))
                    .results()
                    .map(match -> file + ":" + (at + 1) + ": " + what.apply(match)));
  }

  private static String after(String line) {
    return line.substring(line.indexOf(": ") + 2);
  }

  private static boolean isBinary(Path file) {
    return file.startsWith("apps/rig/src/fuzz")
        || Stream.of(".png", ".woff2", ".ico", ".binpb", ".jar", ".desc", ".zip", ".webp")
            .anyMatch(name(file)::endsWith);
  }
}
