package chat.parley.adapters.archive;

import java.util.regex.Pattern;

/// What the entries of an export are called.
public final class ArchiveForm {
  /// What the manifest says of itself.
  public static final String TYPE = "parley.export/1";

  public static final String MANIFEST = "manifest.json";
  public static final String SCHEMA = "schema.json";
  public static final String FIELDS = "fields.json";
  public static final String WITHHELD = "withheld.json";
  public static final String PAGE = "index.html";

  private static final Pattern SECTION = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Pattern DATA = Pattern.compile("data/(" + SECTION.pattern() + ")\\.json");

  private ArchiveForm() {}

  /// The entry of a section.
  public static String data(String section) {
    if (!SECTION.matcher(section).matches()) {
      throw new IllegalArgumentException("no name of a section");
    }
    return "data/" + section + ".json";
  }

  static boolean isData(String entry) {
    return DATA.matcher(entry).matches();
  }

  /// The section of an entry for which [#isData] is true.
  static String section(String entry) {
    return entry.substring("data/".length(), entry.length() - ".json".length());
  }
}
