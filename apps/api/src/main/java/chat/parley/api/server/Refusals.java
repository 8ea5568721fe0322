package chat.parley.api.server;

import chat.parley.api.problem.Problems;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.Problem;
import io.micronaut.http.HttpResponse;

/// Refusals of this feature that say more than their code.
final class Refusals {
  private Refusals() {}

  /// The text of a field is not a line that can be shown.
  static HttpResponse<Problem> nameInvalid(String field) {
    return Problems.of(Problems.describe(ErrorCode.NAME_INVALID).setField(field).build());
  }

  /// There are as many as there may be, of what `unit` says.
  static HttpResponse<Problem> limitReached(int max, String unit) {
    return Problems.of(
        Problems.describe(ErrorCode.LIMIT_REACHED)
            .setLimit(max)
            .setDetail("At most " + max + " " + unit + ".")
            .build());
  }

  /// A number is larger than it may be.
  static HttpResponse<Problem> outOfRange(String field) {
    return Problems.of(Problems.describe(ErrorCode.BAD_REQUEST).setField(field).build());
  }
}
