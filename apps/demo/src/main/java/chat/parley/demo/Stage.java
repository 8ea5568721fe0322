package chat.parley.demo;

import chat.parley.proto.v1.Channel;
import chat.parley.proto.v1.CreateChannelRequest;
import chat.parley.proto.v1.CreateInviteRequest;
import chat.parley.proto.v1.CreateServerRequest;
import chat.parley.proto.v1.Invite;
import chat.parley.proto.v1.ServerState;
import chat.parley.proto.v1.UpdateChannelRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// A server of the script: found among those its owner has, or made; its owner is who speaks first
/// in it.
final class Stage {
  private static final int INVITE_LIFE_S = 86_400;

  private final Script script;
  private final Speaker owner;
  private final long id;
  private final Map<String, Long> channels = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<String> invite = Optional.empty();

  private Stage(Script script, Speaker owner, ServerState state) {
    this.script = script;
    this.owner = owner;
    this.id = state.getServer().getId();
    state
        .getChannelsList()
        .forEach(each -> channels.put(each.getChannel().getName(), each.getChannel().getId()));
  }

  /// Finds or makes the server, with its channels in the order of the script.
  static Stage open(Script script, Speaker owner, String name, List<String> channelNames) {
    var found =
        owner.servers().values().stream()
            .filter(state -> state.getServer().getName().equals(name))
            .findFirst();
    var stage = new Stage(script, owner, found.orElseGet(() -> create(script, owner, name)));
    stage.useFirstChannelFor(channelNames);
    for (var channel : channelNames) {
      stage.channels.computeIfAbsent(channel, absent -> stage.createChannel(name, absent));
    }
    return stage;
  }

  long id() {
    return id;
  }

  long channel(String name) {
    var found = channels.get(name);
    if (found == null) {
      throw new IllegalArgumentException("a channel that the script does not have");
    }
    return found;
  }

  /// The code of an invite of this run, made when the first speaker needs one.
  String invite() {
    lock.lock();
    try {
      if (invite.isEmpty()) {
        var body =
            CreateInviteRequest.newBuilder()
                .setExpiresInS(INVITE_LIFE_S)
                .setClientMutationId(UUID.randomUUID().toString())
                .build();
        var made = owner.post("/api/v1/servers/" + text(id) + "/invites", body, Invite.parser());
        invite = Optional.of(made.orFail("making an invite").getCode());
      }
      return invite.get();
    } finally {
      lock.unlock();
    }
  }

  static String text(long snowflake) {
    return Long.toUnsignedString(snowflake);
  }

  private static ServerState create(Script script, Speaker owner, String name) {
    var body =
        CreateServerRequest.newBuilder()
            .setName(name)
            .setClientMutationId(script.key("server", name).toString())
            .build();
    return owner
        .post("/api/v1/servers", body, ServerState.parser())
        .orFail("making the server \"" + name + "\"");
  }

  /// A new server has one channel; it becomes the first of the script instead of standing empty.
  private void useFirstChannelFor(List<String> channelNames) {
    var first = channelNames.getFirst();
    if (channels.size() != 1 || channelNames.stream().anyMatch(channels::containsKey)) {
      return;
    }
    long only = channels.values().iterator().next();
    var body = UpdateChannelRequest.newBuilder().setName(first).build();
    owner
        .patch("/api/v1/channels/" + text(only), body, Channel.parser())
        .orFail("naming the channel \"" + first + "\"");
    channels.clear();
    channels.put(first, only);
  }

  private long createChannel(String server, String name) {
    var body =
        CreateChannelRequest.newBuilder()
            .setName(name)
            .setClientMutationId(script.key("channel", server, name).toString())
            .build();
    return owner
        .post("/api/v1/servers/" + text(id) + "/channels", body, Channel.parser())
        .orFail("making the channel \"" + name + "\"")
        .getId();
  }
}
