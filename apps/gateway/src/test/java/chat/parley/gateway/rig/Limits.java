package chat.parley.gateway.rig;

import chat.parley.gateway.node.GatewayLimits;

/// The usual limits of the rig with one thing changed.
public final class Limits {

  private static final GatewayLimits USUAL = GatewayRig.LIMITS;

  private Limits() {}

  public static GatewayLimits ofTimes(int heartbeatIntervalMs, int graceMs, int identifyMs) {
    return with(
        USUAL.queueBytesMax(),
        USUAL.stallMs(),
        USUAL.frameBurst(),
        USUAL.frameRefillMs(),
        heartbeatIntervalMs,
        graceMs,
        identifyMs,
        USUAL.headCheckMs());
  }

  public static GatewayLimits ofFrames(int burst, int refillMs) {
    return with(
        USUAL.queueBytesMax(),
        USUAL.stallMs(),
        burst,
        refillMs,
        USUAL.heartbeatIntervalMs(),
        USUAL.heartbeatGraceMs(),
        USUAL.identifyTimeoutMs(),
        USUAL.headCheckMs());
  }

  public static GatewayLimits ofStall(int stallMs) {
    return with(
        USUAL.queueBytesMax(),
        stallMs,
        USUAL.frameBurst(),
        USUAL.frameRefillMs(),
        USUAL.heartbeatIntervalMs(),
        USUAL.heartbeatGraceMs(),
        USUAL.identifyTimeoutMs(),
        USUAL.headCheckMs());
  }

  public static GatewayLimits ofHeadCheck(int headCheckMs) {
    return with(
        USUAL.queueBytesMax(),
        USUAL.stallMs(),
        USUAL.frameBurst(),
        USUAL.frameRefillMs(),
        USUAL.heartbeatIntervalMs(),
        USUAL.heartbeatGraceMs(),
        USUAL.identifyTimeoutMs(),
        headCheckMs);
  }

  private static GatewayLimits with(
      int queueBytesMax,
      int stallMs,
      int frameBurst,
      int frameRefillMs,
      int heartbeatIntervalMs,
      int heartbeatGraceMs,
      int identifyTimeoutMs,
      int headCheckMs) {
    return new GatewayLimits(
        USUAL.connectionsMax(),
        USUAL.sessionsPerPersonMax(),
        queueBytesMax,
        stallMs,
        frameBurst,
        frameRefillMs,
        heartbeatIntervalMs,
        heartbeatGraceMs,
        identifyTimeoutMs,
        USUAL.revocationCheckMs(),
        USUAL.authorityAgeMsMax(),
        headCheckMs,
        USUAL.headGraceMs(),
        USUAL.drainMs());
  }
}
