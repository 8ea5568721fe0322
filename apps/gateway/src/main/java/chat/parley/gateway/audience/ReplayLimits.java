package chat.parley.gateway.audience;

/// What a node keeps for those who come back.
///
/// @param ageMs how long an event is kept
/// @param serverBytes bytes kept of one server
/// @param nodeBytes bytes kept of all servers together
/// @param resumeBytes bytes repeated to one session; what does not fit it fetches
public record ReplayLimits(int ageMs, int serverBytes, long nodeBytes, int resumeBytes) {

  public static final ReplayLimits DEFAULT =
      new ReplayLimits(60_000, 4 * 1024 * 1024, 64L * 1024 * 1024, 128 * 1024);
}
