package chat.parley.api.codec;

import java.util.List;
import java.util.Optional;

/// How welcome each encoding is: the most specific range that fits it decides (RFC 9110 12.5.1).
record Acceptance(double json, double protobuf) {
  /// A longer Accept header is not read to its end.
  private static final int RANGES_MAX = 32;

  static Acceptance of(List<String> headers) {
    if (headers.isEmpty()) {
      return new Acceptance(1, 0);
    }
    var ranges =
        headers.stream()
            .flatMap(header -> List.of(header.split(",", RANGES_MAX)).stream())
            .limit(RANGES_MAX)
            .toList();
    return new Acceptance(weight(Encoding.JSON, ranges), weight(Encoding.PROTOBUF, ranges));
  }

  Optional<Encoding> best() {
    if (json <= 0 && protobuf <= 0) {
      return Optional.empty();
    }
    return Optional.of(protobuf > json ? Encoding.PROTOBUF : Encoding.JSON);
  }

  private static double weight(Encoding encoding, List<String> ranges) {
    int closest = 0;
    double weight = 0;
    for (var range : ranges) {
      int fit = fit(encoding, Encoding.essence(range));
      if (fit > closest) {
        closest = fit;
        weight = quality(range);
      }
    }
    return weight;
  }

  private static int fit(Encoding encoding, String range) {
    if (encoding.isNamed(range)) {
      return 3;
    }
    return switch (range) {
      case "application/*" -> 2;
      case "*/*" -> 1;
      default -> 0;
    };
  }

  /// The `q` of a range: 1 when absent, 0 when it is not a number.
  private static double quality(String range) {
    for (var parameter : range.split(";", RANGES_MAX)) {
      var text = parameter.strip();
      if (text.regionMatches(true, 0, "q=", 0, 2)) {
        var number = text.substring(2);
        return number.matches("[01](\\.[0-9]{0,3})?") ? Double.parseDouble(number) : 0;
      }
    }
    return 1;
  }
}
