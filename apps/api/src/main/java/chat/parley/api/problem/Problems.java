package chat.parley.api.problem;

import chat.parley.proto.contract.Contracts;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;

/// Makes the answer of a refusal. The request id is added where the answer leaves.
public final class Problems {
  private Problems() {}

  public static MutableHttpResponse<Problem> of(ErrorCode code) {
    return of(describe(code).build());
  }

  /// With one sentence more about this occurrence. Never put what was sent into it.
  public static MutableHttpResponse<Problem> of(ErrorCode code, String detail) {
    return of(describe(code).setDetail(detail).build());
  }

  /// With the field that is to blame, as the contract names it in JSON.
  public static MutableHttpResponse<Problem> ofField(ErrorCode code, String field) {
    return of(describe(code).setField(field).build());
  }

  /// A refusal that ends by itself, after a time.
  public static MutableHttpResponse<Problem> retryAfter(ErrorCode code, Duration wait) {
    int seconds = Math.clamp(wait.plusMillis(999).toSeconds(), 1, Integer.MAX_VALUE);
    return of(describe(code).setRetryAfterS(seconds).build())
        .header(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
  }

  public static MutableHttpResponse<Problem> of(Problem problem) {
    return HttpResponse.<Problem>status(HttpStatus.valueOf(problem.getStatus())).body(problem);
  }

  /// Type, title, status and code; the caller adds the rest.
  public static Problem.Builder describe(ErrorCode code) {
    var meaning = Contracts.meaning(code);
    return Problem.newBuilder()
        .setType("/problems/" + code.name())
        .setTitle(meaning.getTitle())
        .setStatus(meaning.getStatus())
        .setCode(code);
  }
}
