package chat.parley.api.edge;

import chat.parley.api.codec.Encoding;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Routes;
import chat.parley.proto.contract.Endpoint;
import chat.parley.proto.v1.ErrorCode;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Refuses bodies that are neither JSON nor protobuf, clients that want neither, and paths that are
/// no text.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class EncodingFilter implements Ordered {
  @Override
  public int getOrder() {
    return FilterOrder.ENCODING;
  }

  @RequestFilter
  @Nullable HttpResponse<?> refuseOthers(HttpRequest<?> request) {
    if (hasControls(request.getUri().getPath())) {
      return Problems.of(ErrorCode.NOT_FOUND);
    }
    var endpoint = Routes.endpoint(request);
    if (answersMessage(endpoint) && Encoding.wanted(request).isEmpty()) {
      return Problems.of(ErrorCode.NOT_ACCEPTABLE);
    }
    if (takesBody(endpoint) && !isReadable(request)) {
      return Problems.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }
    return null;
  }

  /// What a path names is text; no store and no log should meet anything else.
  private static boolean hasControls(String path) {
    return path.codePoints().anyMatch(Character::isISOControl);
  }

  private static boolean answersMessage(Optional<Endpoint> endpoint) {
    return endpoint.filter(e -> e.file().isEmpty()).isPresent();
  }

  private static boolean takesBody(Optional<Endpoint> endpoint) {
    return endpoint.filter(e -> e.hasRequest() && !e.requestInQuery()).isPresent();
  }

  /// A compressed body is not read: its size could not be known before it is unpacked.
  private static boolean isReadable(HttpRequest<?> request) {
    return Encoding.sent(request).isPresent()
        && !request.getHeaders().contains(HttpHeaders.CONTENT_ENCODING);
  }
}
