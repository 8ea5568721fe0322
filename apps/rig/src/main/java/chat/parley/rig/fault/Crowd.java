package chat.parley.rig.fault;

import chat.parley.proto.v1.Message;
import chat.parley.rig.client.Answer;
import chat.parley.rig.client.LiveClient;
import chat.parley.rig.client.Network;
import chat.parley.rig.client.Person;
import chat.parley.rig.client.core.ClientCore.Reach;
import chat.parley.rig.client.core.ClientTimes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// People in one server: some send, and clients of theirs show all of it.
final class Crowd implements AutoCloseable {
  static final String PASSWORD = "quiet otters row at dawn 1947";

  /// So that a test is not waiting for a client that is only polite.
  private static final ClientTimes TIMES = ClientTimes.USUAL.withRetryMsMax(2_000);

  private static final int POLL_MS = 20;

  /// A message that was acknowledged.
  record Acked(long channel, long id, String content) {}

  private final Network network;
  private final List<Person> people = new ArrayList<>();
  private final List<Long> channels = new ArrayList<>();
  private final List<LiveClient> clients = new ArrayList<>();
  private final long server;

  /// @param people one account each
  Crowd(URI origin, int people, int channels) {
    network = new Network(origin);
    var owner = Person.signUp(network, "owner", PASSWORD);
    var state = owner.createServer("Garden");
    server = state.getServer().getId();
    this.channels.add(state.getChannels(0).getChannel().getId());
    for (int i = 1; i < channels; i++) {
      this.channels.add(owner.createChannel(server, "bed-" + i).getId());
    }
    this.people.add(owner);
    var invite = owner.createInvite(server).getCode();
    for (int i = 1; i < people; i++) {
      var person = Person.signUp(network, "person" + i, PASSWORD);
      person.join(invite);
      this.people.add(person);
    }
  }

  long server() {
    return server;
  }

  List<Long> channels() {
    return channels;
  }

  List<Person> people() {
    return people;
  }

  Person person(int index) {
    return people.get(index % people.size());
  }

  List<LiveClient> clients() {
    return clients;
  }

  /// Connects clients, and waits until all of them are live and complete.
  void listen(int count) {
    for (int i = 0; i < count; i++) {
      clients.add(new LiveClient(person(i), TIMES, Reach.WHOLE_HISTORY, _ -> {}).start());
    }
    if (!await(60_000, () -> clients.stream().allMatch(LiveClient::isSettled))) {
      throw new IllegalStateException("clients did not become live");
    }
  }

  /// Everybody sends at the same time, each message once it is their turn; answers what was
  /// acknowledged. A message is repeated under its key until somebody answers.
  List<Acked> talk(int messages) throws Exception {
    return talk(messages, 0, () -> false);
  }

  /// The same, but slower, and on as long as something goes on.
  ///
  /// @param pauseMsMax the longest pause of one speaker between two messages
  List<Acked> talk(int messages, int pauseMsMax, BooleanSupplier goesOn) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var talking = new ArrayList<Future<List<Acked>>>();
      for (int i = 0; i < people.size(); i++) {
        int speaker = i;
        int share = messages / people.size();
        talking.add(threads.submit(() -> say(speaker, share, pauseMsMax, goesOn)));
      }
      var acked = new ArrayList<Acked>();
      for (var told : talking) {
        acked.addAll(told.get());
      }
      return acked;
    }
  }

  private List<Acked> say(int speaker, int messages, int pauseMsMax, BooleanSupplier goesOn) {
    var acked = new ArrayList<Acked>();
    for (int i = 0; i < messages || goesOn.getAsBoolean(); i++) {
      if (pauseMsMax > 0) {
        pause(ThreadLocalRandom.current().nextInt(pauseMsMax));
      }
      var channel = channels.get(ThreadLocalRandom.current().nextInt(channels.size()));
      var content = "speaker " + speaker + " says " + i + " of " + System.nanoTime();
      if (people.get(speaker).send(channel, content) instanceof Answer.Given<Message>(var given)) {
        acked.add(new Acked(channel, given.getId(), content));
      }
    }
    return acked;
  }

  /// Waits; false when it did not become so in time.
  static boolean await(int atMostMs, BooleanSupplier condition) {
    long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(atMostMs);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > endNanos) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MS));
    }
    return true;
  }

  static void pause(int ms) {
    await(ms, () -> false);
  }

  @Override
  public void close() {
    clients.forEach(LiveClient::close);
    network.close();
  }
}
