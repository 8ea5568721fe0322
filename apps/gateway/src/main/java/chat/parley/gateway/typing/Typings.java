package chat.parley.gateway.typing;

import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.ephemeral.EphemeralKeys;
import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.Permission;
import chat.parley.gateway.audience.ServerAudience;
import chat.parley.proto.subject.Subjects;
import chat.parley.proto.v1.TypingStarted;
import java.time.Duration;

/// Says on the bus that somebody types, where they may.
public final class Typings {

  /// The sign goes after this, when nothing follows.
  public static final Duration TTL = Duration.ofSeconds(8);

  /// Somebody who goes on typing in a channel is announced again after this.
  static final Duration PAUSE = Duration.ofSeconds(3);

  private static final byte[] TYPED = {1};

  private final EphemeralStore store;
  private final EventBus bus;

  public Typings(EphemeralStore store, EventBus bus) {
    this.store = store;
    this.bus = bus;
  }

  /// Announces a person in a channel of a server. Where they may not send, or have just been
  /// announced, nothing happens. Blocks.
  public void announce(UserId user, ChannelId channel, ServerAudience audience) {
    if (!audience.permissions(user, channel).has(Permission.SEND_MESSAGES)
        || !store.putIfAbsent(EphemeralKeys.typing(channel.value(), user.value()), TYPED, PAUSE)) {
      return;
    }
    long server = audience.server().value();
    var typing =
        TypingStarted.newBuilder()
            .setServerId(server)
            .setChannelId(channel.value())
            .setUserId(user.value())
            .setTtlMs((int) TTL.toMillis())
            .build();
    bus.publish(Subjects.channelTyping(server, channel.value()), typing.toByteArray());
  }
}
