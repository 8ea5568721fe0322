package chat.parley.rig.client.core;

/// How long a client waits.
///
/// @param retryMsMin the first pause after a lost connection; each next one is twice as long
/// @param retryMsMax the longest pause
/// @param answerMsMax opening, greeting and identifying each have this long
/// @param healPauseMsMin the pause before a need is met: an event that was only late may arrive
/// @param healPauseMsMax so that a crowd does not ask in the same instant
/// @param healRetryMs the pause after the API did not answer
public record ClientTimes(
    int retryMsMin,
    int retryMsMax,
    int answerMsMax,
    int healPauseMsMin,
    int healPauseMsMax,
    int healRetryMs) {

  /// Those of the web client.
  public static final ClientTimes USUAL = new ClientTimes(1_000, 30_000, 10_000, 150, 600, 5_000);

  public ClientTimes withRetryMsMax(int max) {
    return new ClientTimes(
        Math.min(retryMsMin, max), max, answerMsMax, healPauseMsMin, healPauseMsMax, healRetryMs);
  }
}
