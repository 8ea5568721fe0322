package chat.parley.api.mutation;

import chat.parley.api.problem.Problems;
import chat.parley.api.problem.Refused;
import chat.parley.proto.v1.ErrorCode;
import java.util.UUID;
import java.util.regex.Pattern;

/// Reads the id by which a client may repeat a request.
public final class MutationIds {
  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private MutationIds() {}

  /// A UUID as everybody writes it; anything else, or nothing, is a bad request.
  public static UUID parse(String text) {
    if (!CANONICAL.matcher(text).matches()) {
      throw new Refused(
          Problems.describe(ErrorCode.BAD_REQUEST)
              .setField("clientMutationId")
              .setDetail("clientMutationId must be a UUID.")
              .build());
    }
    return UUID.fromString(text);
  }
}
