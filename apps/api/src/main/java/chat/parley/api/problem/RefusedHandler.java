package chat.parley.api.problem;

import chat.parley.proto.v1.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

@Singleton
final class RefusedHandler implements ExceptionHandler<Refused, MutableHttpResponse<Problem>> {
  @Override
  @SuppressWarnings("rawtypes") // the framework's signature
  public MutableHttpResponse<Problem> handle(HttpRequest request, Refused refused) {
    return Problems.of(refused.problem());
  }
}
