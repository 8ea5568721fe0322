package chat.parley.gateway;

import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.domain.audience.AudienceStore;
import chat.parley.gateway.audience.ReplayLimits;
import chat.parley.gateway.node.GatewayLimits;
import chat.parley.gateway.node.GatewayNode;
import chat.parley.gateway.presence.PresenceTimes;
import chat.parley.gateway.upgrade.AllowedOrigins;
import chat.parley.gateway.upgrade.UpgradeHandler;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.time.SteadyClock;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;

/// Builds the gateway from the parts of its process.
@Factory
final class GatewayFactory {

  @Bean(preDestroy = "close")
  @Singleton
  GatewayNode node(
      EventBus bus,
      EphemeralStore ephemeral,
      AudienceStore audience,
      InstantSource calendar,
      Metrics metrics,
      ErrorReports errors,
      GatewayLimits limits) {
    var node =
        new GatewayNode(
            new GatewayNode.Parts(
                bus, ephemeral, audience, calendar, new SteadyClock(), metrics, errors),
            limits,
            ReplayLimits.DEFAULT,
            PresenceTimes.DEFAULT);
    node.start();
    return node;
  }

  @Singleton
  GatewayHandler handler(
      GatewayNode node,
      Metrics metrics,
      @Property(name = "parley.public-origin", defaultValue = "http://localhost")
          URI publicOrigin) {
    return new GatewayHandler(new UpgradeHandler(new AllowedOrigins(publicOrigin), node, metrics));
  }
}
