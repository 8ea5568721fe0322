package chat.parley.api.read;

import chat.parley.domain.channel.ChannelAccess;
import chat.parley.domain.read.MarkRead;
import chat.parley.domain.read.ReadPositionStore;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

@Factory
final class ReadFactory {
  @Singleton
  MarkRead markRead(ChannelAccess access, ReadPositionStore positions) {
    return new MarkRead(access, positions);
  }
}
