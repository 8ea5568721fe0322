package chat.parley.api.problem;

import chat.parley.shared.log.RequestId;
import io.micronaut.http.HttpRequest;

/// The name of each request, made when first asked for. A client's own is never taken over.
public final class RequestIds {
  private static final String ATTRIBUTE = "parley.request-id";

  private RequestIds() {}

  public static RequestId of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, RequestId.class)
        .orElseGet(
            () -> {
              var id = RequestId.random();
              request.setAttribute(ATTRIBUTE, id);
              return id;
            });
  }
}
