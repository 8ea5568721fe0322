package chat.parley.api.route;

import chat.parley.proto.contract.Contracts;
import chat.parley.proto.contract.Endpoint;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The routes of the contracts, and the few that serve no contract method.
public final class Routes {
  /// Open to anyone without being a contract method: documents, health and the web client.
  public static final Set<String> OPEN =
      Set.of(
          "GET /api/v1/openapi.json",
          "GET /health/live",
          "GET /health/ready",
          "GET /metrics",
          "GET /",
          "GET /{}");

  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

  private static final Map<String, Endpoint> ENDPOINTS =
      Contracts.endpoints().stream()
          .collect(Collectors.toUnmodifiableMap(Routes::key, endpoint -> endpoint));

  private Routes() {}

  /// The contract method of a request that was routed; empty for anything else.
  public static Optional<Endpoint> endpoint(HttpRequest<?> request) {
    return template(request).map(template -> ENDPOINTS.get(key(method(request), template)));
  }

  /// Whether the request was routed to what is open without being a contract method.
  public static boolean isOpen(HttpRequest<?> request) {
    return template(request).map(t -> OPEN.contains(key(method(request), t))).orElse(false);
  }

  /// Whether any controller answers this request.
  public static boolean isRouted(HttpRequest<?> request) {
    return template(request).isPresent();
  }

  /// Method and path with unnamed variables, such as `GET /api/v1/servers/{}`.
  public static String key(String method, String pathTemplate) {
    return method + " " + VARIABLE.matcher(pathTemplate).replaceAll("{}");
  }

  private static String key(Endpoint endpoint) {
    return key(endpoint.method(), endpoint.path());
  }

  private static Optional<String> template(HttpRequest<?> request) {
    return BasicHttpAttributes.getUriTemplate(request);
  }

  /// A HEAD is answered by the GET of the same path.
  private static String method(HttpRequest<?> request) {
    var method = request.getMethodName();
    return method.equals(HttpMethod.HEAD.name()) ? HttpMethod.GET.name() : method;
  }
}
