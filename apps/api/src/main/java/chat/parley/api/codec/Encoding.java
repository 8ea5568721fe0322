package chat.parley.api.codec;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The two encodings of bodies.
public enum Encoding {
  JSON("application/json", "application/problem+json"),
  PROTOBUF("application/x-protobuf", "application/problem+x-protobuf");

  /// A longer Accept header is not read to its end.
  private static final int ACCEPT_RANGES_MAX = 32;

  private final MediaType body;
  private final MediaType problem;

  Encoding(String body, String problem) {
    this.body = MediaType.of(body);
    this.problem = MediaType.of(problem);
  }

  public MediaType body() {
    return body;
  }

  public MediaType problem() {
    return problem;
  }

  /// What the request's body is in; empty when it is in neither, or does not say.
  public static Optional<Encoding> sent(HttpRequest<?> request) {
    var header = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
    return header == null ? Optional.empty() : named(essence(header));
  }

  static Optional<Encoding> named(String essence) {
    for (var encoding : values()) {
      if (encoding.body.getName().equals(essence) || encoding.problem.getName().equals(essence)) {
        return Optional.of(encoding);
      }
    }
    return Optional.empty();
  }

  /// What the answer should be in; empty when neither is welcome.
  public static Optional<Encoding> wanted(HttpRequest<?> request) {
    return wanted(request.getHeaders().getAll(HttpHeaders.ACCEPT));
  }

  static Optional<Encoding> wanted(List<String> accept) {
    if (accept.isEmpty()) {
      return Optional.of(JSON);
    }
    var weights = new Weights();
    accept.stream()
        .flatMap(line -> List.of(line.split(",", ACCEPT_RANGES_MAX)).stream())
        .limit(ACCEPT_RANGES_MAX)
        .forEach(weights::add);
    return weights.best();
  }

  private static String essence(String mediaRange) {
    int parameters = mediaRange.indexOf(';');
    return (parameters < 0 ? mediaRange : mediaRange.substring(0, parameters))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /// How welcome each encoding is: the most specific range that fits it decides (RFC 9110 12.5.1).
  private static final class Weights {
    private final double[] weight = new double[values().length];
    private final int[] specificity = new int[values().length];

    void add(String range) {
      var name = essence(range);
      for (var encoding : values()) {
        int fit = fit(encoding, name);
        if (fit > specificity[encoding.ordinal()]) {
          specificity[encoding.ordinal()] = fit;
          weight[encoding.ordinal()] = quality(range);
        }
      }
    }

    Optional<Encoding> best() {
      double json = weight[JSON.ordinal()];
      double protobuf = weight[PROTOBUF.ordinal()];
      if (json <= 0 && protobuf <= 0) {
        return Optional.empty();
      }
      return Optional.of(protobuf > json ? PROTOBUF : JSON);
    }

    private static int fit(Encoding encoding, String name) {
      if (named(name).filter(encoding::equals).isPresent()) {
        return 3;
      }
      return switch (name) {
        case "application/*" -> 2;
        case "*/*" -> 1;
        default -> 0;
      };
    }

    /// The `q` of a range: 1 when absent, 0 when it is not a number.
    private static double quality(String range) {
      for (var parameter : range.split(";", ACCEPT_RANGES_MAX)) {
        var text = parameter.strip();
        if (text.regionMatches(true, 0, "q=", 0, 2)) {
          return text.substring(2).matches("[01](\\.[0-9]{0,3})?")
              ? Double.parseDouble(text.substring(2))
              : 0;
        }
      }
      return 1;
    }
  }
}
