package chat.parley.shared.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON value.
public sealed interface Json {
  record Text(String value) implements Json {}

  /// A number.
  ///
  /// @param value finite; whole numbers are exact up to 2^53
  record Numeral(double value) implements Json {
    public Numeral {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("JSON knows finite numbers only");
      }
    }
  }

  record Flag(boolean value) implements Json {}

  record Nothing() implements Json {}

  record Items(List<Json> values) implements Json {
    public Items {
      values = List.copyOf(values);
    }
  }

  /// An object.
  ///
  /// @param members in the order they were given
  record Members(Map<String, Json> members) implements Json {
    public Members {
      members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /// The largest whole number that every reader of JSON understands: 2^53.
  long WHOLE_MAX = 1L << 53;

  static Json text(String value) {
    return new Text(value);
  }

  /// A whole number.
  ///
  /// @throws IllegalArgumentException beyond ±2^53, where readers begin to differ
  static Json whole(long value) {
    if (Math.abs(value) > WHOLE_MAX) {
      throw new IllegalArgumentException("a whole number beyond 2^53 is written as a text");
    }
    return new Numeral(value);
  }

  static Json texts(List<String> values) {
    return new Items(values.stream().map(Json::text).toList());
  }
}
