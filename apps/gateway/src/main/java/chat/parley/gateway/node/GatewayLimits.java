package chat.parley.gateway.node;

import chat.parley.gateway.fanout.FanoutLimits;
import chat.parley.gateway.session.FrameBudget;
import chat.parley.gateway.session.SessionTimes;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// The limits of a gateway node that an operator may move.
///
/// @param connectionsMax open sockets
/// @param sessionsPerPersonMax sockets of one person
/// @param queueBytesMax bytes that may wait for one socket
/// @param stallMs time a socket may take nothing while something waits for it
/// @param frameBurst frames a client may send at once
/// @param frameRefillMs time in which it earns another one
/// @param heartbeatIntervalMs how often a client says that it is there
/// @param heartbeatGraceMs lateness that is forgiven
/// @param identifyTimeoutMs time a socket may be nobody's
/// @param revocationCheckMs how often ended authority is read from the database
/// @param authorityAgeMsMax after this long without word from bus or database, sockets are closed
/// @param headCheckMs how often heads are compared
/// @param headGraceMs time the bus has to bring what the database already knows
/// @param drainMs time clients are given to leave a node that goes
@ConfigurationProperties("parley.gateway")
public record GatewayLimits(
    @Bindable(defaultValue = "20000") int connectionsMax,
    @Bindable(defaultValue = "32") int sessionsPerPersonMax,
    @Bindable(defaultValue = "262144") int queueBytesMax,
    @Bindable(defaultValue = "20000") int stallMs,
    @Bindable(defaultValue = "120") int frameBurst,
    @Bindable(defaultValue = "500") int frameRefillMs,
    @Bindable(defaultValue = "41250") int heartbeatIntervalMs,
    @Bindable(defaultValue = "10000") int heartbeatGraceMs,
    @Bindable(defaultValue = "5000") int identifyTimeoutMs,
    @Bindable(defaultValue = "1000") int revocationCheckMs,
    @Bindable(defaultValue = "2000") int authorityAgeMsMax,
    @Bindable(defaultValue = "5000") int headCheckMs,
    @Bindable(defaultValue = "500") int headGraceMs,
    @Bindable(defaultValue = "3000") int drainMs) {

  FanoutLimits fanout() {
    var usual = FanoutLimits.DEFAULT;
    return new FanoutLimits(
        queueBytesMax,
        stallMs,
        usual.closeMs(),
        usual.batchBytes(),
        usual.turnBytes(),
        usual.inboxTasksMax(),
        usual.socketSendBytes(),
        new FrameBudget.Rate(frameBurst, frameRefillMs));
  }

  SessionTimes session() {
    return new SessionTimes(heartbeatIntervalMs, heartbeatGraceMs, identifyTimeoutMs);
  }
}
