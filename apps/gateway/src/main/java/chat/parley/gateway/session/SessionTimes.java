package chat.parley.gateway.session;

/// How long a session waits for its client.
///
/// @param heartbeatGraceMs lateness of a heartbeat that is forgiven
public record SessionTimes(int heartbeatIntervalMs, int heartbeatGraceMs, int identifyTimeoutMs) {

  /// Discord's interval, which client libraries know.
  public static final SessionTimes DEFAULT = new SessionTimes(41_250, 10_000, 5_000);

  /// When a state is due for a [Signal.Tick]; [Long#MAX_VALUE] when time does not matter to it.
  public long dueMs(SessionState state) {
    return switch (state) {
      case SessionState.AwaitingIdentify(var openedMs) -> openedMs + identifyTimeoutMs;
      case SessionState.Identifying(var openedMs) -> openedMs + 2L * identifyTimeoutMs;
      case SessionState.Live(_, _, var heardMs) -> heardMs + heartbeatIntervalMs + heartbeatGraceMs;
      case SessionState.Closed _ -> Long.MAX_VALUE;
    };
  }
}
