package chat.parley.shared.inventory;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A mapping of a YAML file with the place it stands at. Reading notes faults instead of throwing,
/// so that one run names them all; what is read after a fault does not matter.
final class YamlMap {
  private final String place;
  private final Map<String, Object> values;
  private final List<String> faults;
  private final Set<String> read = new HashSet<>();

  YamlMap(String place, Map<String, Object> values, List<String> faults) {
    this.place = place;
    this.values = values;
    this.faults = faults;
  }

  static YamlMap of(String place, @Nullable Object value, List<String> faults) {
    if (!(value instanceof Map<?, ?> map)) {
      faults.add(place + ": must be a mapping");
      return new YamlMap(place, Map.of(), faults);
    }
    var values = new LinkedHashMap<String, Object>();
    map.forEach((key, content) -> values.put(String.valueOf(key), content));
    return new YamlMap(place, values, faults);
  }

  /// This mapping over the defaults: a key given here replaces the default whole.
  YamlMap over(YamlMap defaults, String newPlace) {
    var merged = new LinkedHashMap<>(defaults.values);
    merged.putAll(values);
    return new YamlMap(newPlace, merged, faults);
  }

  Set<String> keys() {
    return values.keySet();
  }

  boolean has(String key) {
    return values.get(key) != null;
  }

  String text(String key) {
    return optionalText(key)
        .orElseGet(
            () -> {
              fault(key + " is missing");
              return "";
            });
  }

  Optional<String> optionalText(String key) {
    read.add(key);
    var value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Map || value instanceof List || value.toString().isBlank()) {
      fault(key + " must be a text");
      return Optional.empty();
    }
    return Optional.of(value.toString());
  }

  int number(String key) {
    try {
      return Integer.parseInt(text(key));
    } catch (NumberFormatException e) {
      fault(key + " must be a number");
      return 0;
    }
  }

  boolean flag(String key) {
    return switch (text(key)) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        fault(key + " must be true or false");
        yield false;
      }
    };
  }

  LocalDate date(String key) {
    try {
      return LocalDate.parse(text(key));
    } catch (DateTimeException e) {
      fault(key + " must be a date such as 2026-11-21");
      return LocalDate.EPOCH;
    }
  }

  Period period(String key) {
    return period(key, text(key));
  }

  List<Period> periods(String key) {
    return texts(key).stream().map(text -> period(key, text)).toList();
  }

  private Period period(String key, String text) {
    try {
      return Period.parse(text);
    } catch (DateTimeException e) {
      fault(key + " must be a time such as P24M");
      return Period.ZERO;
    }
  }

  <E extends Enum<E>> E choice(String key, Class<E> type) {
    var text = text(key);
    for (var constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    fault(key + " is not one of " + List.of(type.getEnumConstants()));
    return type.getEnumConstants()[0];
  }

  List<String> texts(String key) {
    return list(key).stream().map(String::valueOf).toList();
  }

  YamlMap map(String key) {
    read.add(key);
    var value = values.get(key);
    return value == null
        ? new YamlMap(place + "." + key, Map.of(), faults)
        : of(place + "." + key, value, faults);
  }

  List<YamlMap> maps(String key) {
    var maps = new ArrayList<YamlMap>();
    for (var value : list(key)) {
      maps.add(of(place + "." + key, value, faults));
    }
    return maps;
  }

  /// Names keys that nothing read: a misspelt key must not pass for a missing one.
  void requireAllRead() {
    for (var key : values.keySet()) {
      if (!read.contains(key)) {
        fault(key + " is not a known key");
      }
    }
  }

  void fault(String words) {
    faults.add(place + ": " + words);
  }

  private List<?> list(String key) {
    read.add(key);
    var value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      fault(key + " must be a list");
      return List.of();
    }
    return list;
  }
}
