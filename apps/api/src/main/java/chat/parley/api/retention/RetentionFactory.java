package chat.parley.api.retention;

import chat.parley.domain.channel.ChannelAccess;
import chat.parley.domain.channel.SetChannelRetention;
import chat.parley.domain.instance.AdministratorAccess;
import chat.parley.domain.instance.SetInstanceRetention;
import chat.parley.domain.permission.ServerAccess;
import chat.parley.domain.retention.RetentionPolicies;
import chat.parley.domain.server.SetServerRetention;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
final class RetentionFactory {
  @Singleton
  SetInstanceRetention setInstanceRetention(
      AdministratorAccess access, RetentionPolicies policies, InstantSource clock) {
    return new SetInstanceRetention(access, policies, clock);
  }

  @Singleton
  SetServerRetention setServerRetention(
      ServerAccess access, RetentionPolicies policies, InstantSource clock) {
    return new SetServerRetention(access, policies, clock);
  }

  @Singleton
  SetChannelRetention setChannelRetention(
      ChannelAccess access, RetentionPolicies policies, InstantSource clock) {
    return new SetChannelRetention(access, policies, clock);
  }
}
