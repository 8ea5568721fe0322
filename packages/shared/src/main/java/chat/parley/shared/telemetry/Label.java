package chat.parley.shared.telemetry;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// A label and all the values it can have. What is not among them is counted as `other`.
public record Label(String name, Set<String> values) {
  private static final String OTHER = "other";

  public Label {
    values = Set.copyOf(values);
  }

  /// A label whose values are the constants of an enum, in lower case.
  public static Label of(String name, Class<? extends Enum<?>> values) {
    var names = new TreeSet<String>();
    for (var constant : values.getEnumConstants()) {
      names.add(valueOf(constant));
    }
    return new Label(name, names);
  }

  /// A label over a set that is complete when the node starts, such as the routes of the API.
  public static Label of(String name, Collection<String> values) {
    return new Label(name, Set.copyOf(values));
  }

  static String valueOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  String admit(String value) {
    return values.contains(value) ? value : OTHER;
  }
}
