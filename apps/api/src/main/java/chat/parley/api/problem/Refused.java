package chat.parley.api.problem;

import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.Problem;

/// A refusal found where no response can be returned: in a codec or a binder. Carries no stack.
public final class Refused extends RuntimeException {
  private final transient Problem problem;

  public Refused(Problem problem) {
    super(problem.getCode().name(), null, false, false);
    this.problem = problem;
  }

  public Refused(ErrorCode code) {
    this(Problems.describe(code).build());
  }

  public Problem problem() {
    return problem;
  }
}
