package chat.parley.rig.simulator;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.proto.v1.Message;
import chat.parley.rig.client.core.ChannelLog;
import chat.parley.rig.client.core.Entry;
import chat.parley.rig.client.core.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/// What people do: they send, edit and delete, they are taken out of servers and come back, and
/// channels come and go.
final class Town {
  private static final int PAUSE_MS_MAX = 200;
  private static final int RESEND_MS = 500;
  private static final int RETURN_MS_MAX = 6_000;

  /// A send that was answered.
  record Acknowledged(UUID mutation, long message) {}

  private final World world;
  private final SplittableRandom random;
  private final List<ServerId> servers = new ArrayList<>();
  private final List<Acknowledged> acknowledged = new ArrayList<>();
  private int count;
  private boolean over;

  Town(World world, SplittableRandom random) {
    this.world = world;
    this.random = random;
  }

  List<Acknowledged> acknowledged() {
    return acknowledged;
  }

  /// Two servers, the first with everybody in it, the second with some.
  void found() {
    var people = world.people();
    var truth = world.truth();
    for (int owner = 0; owner < 2; owner++) {
      var server = truth.createServer(people.get(owner));
      servers.add(server);
      truth.createChannel(people.get(owner), server);
      for (int i = 0; i < people.size(); i++) {
        if (i != owner && (owner == 0 || i % 2 == 0)) {
          truth.join(people.get(i), server);
        }
      }
    }
  }

  void start() {
    act();
  }

  void stop() {
    over = true;
  }

  private void act() {
    if (over) {
      return;
    }
    var client = world.clients().get(random.nextInt(world.clients().size()));
    int what = random.nextInt(100);
    if (what < 60) {
      say(client);
    } else if (what < 78) {
      ownMessage(client).ifPresent(entry -> edit(client, entry));
    } else if (what < 90) {
      ownMessage(client).ifPresent(entry -> delete(client, entry));
    } else if (what < 95) {
      remove();
    } else if (what < 98) {
      rebuild();
    }
    world.scheduler().after(1 + random.nextInt(PAUSE_MS_MAX), this::act);
  }

  private Optional<Long> anyChannel(SimulatedClient client) {
    var channels = List.copyOf(client.core().logs().keySet());
    return channels.isEmpty()
        ? Optional.empty()
        : Optional.of(channels.get(random.nextInt(channels.size())));
  }

  private record Own(long channel, Entry entry) {}

  private Optional<Own> ownMessage(SimulatedClient client) {
    return anyChannel(client)
        .flatMap(
            channel -> {
              var own =
                  Optional.ofNullable(client.core().logs().get(channel)).stream()
                      .map(ChannelLog::shown)
                      .flatMap(List::stream)
                      .filter(entry -> entry.authorId() == client.user().value())
                      .toList();
              return own.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new Own(channel, own.get(random.nextInt(own.size()))));
            });
  }

  private void say(SimulatedClient client) {
    anyChannel(client)
        .ifPresent(
            channel -> {
              var mutation = new UUID(random.nextLong(), random.nextLong());
              count++;
              send(client, new ChannelId(channel), "words " + count, mutation);
            });
  }

  /// Repeated until it is answered, as every client does.
  private void send(SimulatedClient client, ChannelId channel, String words, UUID mutation) {
    world.request(
        () -> world.truth().send(client.user(), channel, words, mutation),
        answer -> answer.ifPresent(message -> sent(client, mutation, message)),
        () -> world.scheduler().after(RESEND_MS, () -> send(client, channel, words, mutation)));
  }

  private void sent(SimulatedClient client, UUID mutation, Message message) {
    acknowledged.add(new Acknowledged(mutation, message.getId()));
    client.take(new Input.OwnSent(message));
  }

  private void edit(SimulatedClient client, Own own) {
    count++;
    var words = "other words " + count;
    var channel = new ChannelId(own.channel());
    var message = new MessageId(own.entry().id());
    world.request(
        () -> world.truth().edit(client.user(), channel, message, words),
        answer -> answer.ifPresent(edited -> client.take(new Input.OwnEdited(edited))),
        () -> {});
  }

  private void delete(SimulatedClient client, Own own) {
    var channel = new ChannelId(own.channel());
    var message = new MessageId(own.entry().id());
    world.request(
        () -> world.truth().delete(client.user(), channel, message),
        deleted -> {
          if (deleted) {
            client.take(new Input.OwnDeleted(own.channel(), own.entry().id()));
          }
        },
        () -> {});
  }

  /// Somebody is taken out, and mostly comes back some time later.
  private void remove() {
    int which = random.nextInt(servers.size());
    var server = servers.get(which);
    int who = random.nextInt(world.people().size());
    if (who != which) {
      var person = world.people().get(who);
      world.truth().remove(person, server);
      if (random.nextInt(4) > 0) {
        world
            .scheduler()
            .after(1 + random.nextInt(RETURN_MS_MAX), () -> world.truth().join(person, server));
      }
    }
  }

  /// A channel is made or deleted; one always stays.
  private void rebuild() {
    int which = random.nextInt(servers.size());
    var server = servers.get(which);
    var channels = world.truth().channelsIn(server);
    if (channels.size() > 1 && random.nextBoolean()) {
      world.truth().deleteChannel(channels.get(random.nextInt(channels.size())));
    } else {
      world.truth().createChannel(world.people().get(which), server);
    }
  }
}
