package chat.parley.api.edge;

import chat.parley.api.codec.Encoding;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Routes;
import chat.parley.proto.v1.ErrorCode;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Refuses what other sites make a browser send.
///
/// All but one route authenticate by a header that no other site can set. The refresh cookie
/// travels by itself, so its route asks in addition for a header that a page of another site may
/// not send without asking first, and nobody is ever told yes.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class OriginFilter implements Ordered {
  /// Marks a request without a body as one of a client's own making.
  static final String OWN_REQUEST = "X-Parley-Request";

  private static final String COOKIE_ROUTE = "SessionService.Refresh";
  private static final Set<String> FOREIGN_SITES = Set.of("cross-site", "same-site");

  private final Origins origins;

  OriginFilter(Origins origins) {
    this.origins = origins;
  }

  @Override
  public int getOrder() {
    return FilterOrder.ORIGIN;
  }

  @RequestFilter
  @Nullable HttpResponse<?> refuseForeign(HttpRequest<?> request) {
    var host = request.getHeaders().get(HttpHeaders.HOST);
    if (host == null || !origins.answersTo(host) || isForeign(request, host)) {
      return Problems.of(ErrorCode.FORBIDDEN_ORIGIN);
    }
    return null;
  }

  private boolean isForeign(HttpRequest<?> request, String host) {
    var headers = request.getHeaders();
    var origin = headers.get(HttpHeaders.ORIGIN);
    if (origin != null && !origins.isOurs(origin, host)) {
      return true;
    }
    if (isChange(request)
        && FOREIGN_SITES.contains(headers.get("Sec-Fetch-Site", String.class, ""))) {
      return true;
    }
    return isCookieRoute(request)
        && Encoding.sent(request).isEmpty()
        && !headers.contains(OWN_REQUEST);
  }

  private static boolean isChange(HttpRequest<?> request) {
    return switch (request.getMethod()) {
      case GET, HEAD -> false;
      default -> true;
    };
  }

  private static boolean isCookieRoute(HttpRequest<?> request) {
    return Routes.endpoint(request).filter(e -> e.name().equals(COOKIE_ROUTE)).isPresent();
  }
}
