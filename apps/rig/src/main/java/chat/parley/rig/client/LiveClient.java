package chat.parley.rig.client;

import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.GatewayTicket;
import chat.parley.proto.v1.Message;
import chat.parley.rig.client.core.Action;
import chat.parley.rig.client.core.ClientCore;
import chat.parley.rig.client.core.ClientTimes;
import chat.parley.rig.client.core.Entry;
import chat.parley.rig.client.core.Input;
import chat.parley.rig.client.core.Need;
import chat.parley.rig.client.core.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A client that stays connected and shows every channel its person can see. One virtual thread
/// owns it; what blocks runs on others.
public final class LiveClient implements AutoCloseable {
  private final Person person;
  private final Network network;
  private final Consumer<GatewayFrame> listener;
  private final LinkedBlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
  // Of the owning thread alone.
  private final Map<Timer, Long> dueNanos = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by `lock`.
  private final ClientCore core;
  private volatile @Nullable Socket socket;
  private volatile boolean ended;

  /// Whether its node said hello, and did not ask it to reconnect since.
  private boolean greeted;

  private volatile int unannounced;

  /// @param listener hears every frame before it is taken, on the client's own thread
  public LiveClient(
      Person person, ClientTimes times, ClientCore.Reach reach, Consumer<GatewayFrame> listener) {
    this.person = person;
    this.network = person.network();
    this.listener = listener;
    this.core = new ClientCore(times, reach, new SplittableRandom());
  }

  public LiveClient start() {
    Thread.ofVirtual().name("client").start(this::run);
    give(new Input.Start());
    return this;
  }

  // What it shows.

  public boolean isLive() {
    return read(ClientCore::isLive);
  }

  /// Whether it is connected and knows of nothing that is missing.
  public boolean isSettled() {
    return read(ClientCore::isSettled);
  }

  /// Whether its session is over.
  public boolean isEnded() {
    return ended;
  }

  /// How many sockets were closed to it whose node had not asked it to reconnect.
  public int unannouncedCloses() {
    return unannounced;
  }

  public Set<Long> servers() {
    return read(now -> Set.copyOf(now.servers()));
  }

  public Set<Long> channels() {
    return read(now -> Set.copyOf(now.logs().keySet()));
  }

  /// The messages of a channel in order; none when the client does not see it.
  public List<Entry> shown(long channel) {
    return read(
        now -> now.logs().containsKey(channel) ? now.logs().get(channel).shown() : List.of());
  }

  /// The position up to which a channel is complete; 0 when the client does not see it.
  public long seq(long channel) {
    return read(now -> now.logs().containsKey(channel) ? now.logs().get(channel).seq() : 0L);
  }

  private <T> T read(Function<ClientCore, T> question) {
    lock.lock();
    try {
      return question.apply(core);
    } finally {
      lock.unlock();
    }
  }

  // What its person does; the answers show at once, as on any device.

  public Answer<Message> send(long channel, String content) {
    var answer = person.send(channel, content);
    if (answer instanceof Answer.Given<Message>(var message)) {
      give(new Input.OwnSent(message));
    }
    return answer;
  }

  public Answer<Message> edit(long channel, long message, String content) {
    var answer = person.edit(channel, message, content);
    if (answer instanceof Answer.Given<Message>(var edited)) {
      give(new Input.OwnEdited(edited));
    }
    return answer;
  }

  public void delete(long channel, long message) {
    if (person.delete(channel, message) instanceof Answer.Given<?>) {
      give(new Input.OwnDeleted(channel, message));
    }
  }

  /// Cuts the socket, as a network does.
  public void cut() {
    var open = socket;
    if (open != null) {
      open.abort();
    }
  }

  /// Says goodbye and ends.
  @Override
  public void close() {
    give(new Input.Stop());
    ended = true;
  }

  // The owning thread.

  private void run() {
    while (true) {
      var input = next();
      switch (input) {
        case Input.Received(var frame) -> {
          listener.accept(frame);
          greeted = !frame.hasReconnect() && (greeted || frame.hasHello());
        }
        case Input.Closed _ -> lostSocket();
        default -> {
          // Says nothing of the socket.
        }
      }
      read(now -> now.take(input)).forEach(this::perform);
      if (ended && inputs.isEmpty()) {
        return;
      }
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
  private void lostSocket() {
    if (greeted) {
      unannounced++;
    }
    greeted = false;
  }

  private Input next() {
    while (true) {
      var earliest = dueNanos.entrySet().stream().min(Map.Entry.comparingByValue());
      long waitNanos =
          earliest.map(due -> due.getValue() - System.nanoTime()).orElse(Long.MAX_VALUE);
      if (earliest.isPresent() && waitNanos <= 0) {
        dueNanos.remove(earliest.get().getKey());
        return new Input.Fired(earliest.get().getKey());
      }
      try {
        var input = inputs.poll(waitNanos, TimeUnit.NANOSECONDS);
        if (input != null) {
          return input;
        }
      } catch (InterruptedException _) {
        return new Input.Stop();
      }
    }
  }

  private void give(Input input) {
    inputs.add(input);
  }

  private void perform(Action action) {
    switch (action) {
      case Action.FetchTicket() -> network.run(() -> give(ticket()));
      case Action.Open(var path) -> {
        cut();
        greeted = false;
        socket = Socket.open(network, path, this::give);
      }
      case Action.Send(var frame) -> {
        var open = socket;
        if (open != null) {
          open.send(frame);
        }
      }
      case Action.Close(var code) -> {
        var open = socket;
        socket = null;
        if (open != null) {
          open.close(code);
        }
      }
      case Action.StartTimer(var timer, var afterMs) ->
          dueNanos.put(timer, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(afterMs));
      case Action.StopTimer(var timer) -> dueNanos.remove(timer);
      case Action.Fetch(var need) -> network.run(() -> give(fetch(need)));
      case Action.End() -> ended = true;
    }
  }

  // On other threads.

  private Input ticket() {
    return switch (person.ticket()) {
      case Answer.Given<GatewayTicket>(var given) ->
          new Input.TicketGiven(given.getTicket(), given.getPath());
      case Answer.Refused<GatewayTicket>(var code, var after) ->
          switch (code) {
            case SESSION_ENDED, UNAUTHENTICATED -> new Input.SessionOver();
            default -> new Input.NoTicket(after.toMillis());
          };
      case Answer.Silent<GatewayTicket>(var after) -> new Input.NoTicket(after.toMillis());
    };
  }

  private Input fetch(Need need) {
    return switch (need) {
      case Need.Events asked ->
          told(
              need,
              () -> person.events(asked.channel(), asked.after()),
              events -> new Input.EventsRead(asked, events));
      case Need.Page asked ->
          told(
              need,
              () -> person.page(asked.channel(), asked.before()),
              page -> new Input.PageRead(asked, page));
      case Need.Server asked ->
          told(
              need,
              () -> person.serverState(asked.server()),
              state -> new Input.ServerRead(asked, state));
    };
  }

  private static <T> Input told(Need need, Supplier<Answer<T>> question, Function<T, Input> given) {
    return switch (question.get()) {
      case Answer.Given<T>(var value) -> given.apply(value);
      case Answer.Refused<T>(var code, _) -> new Input.Refused(need, code);
      case Answer.Silent<T> _ -> new Input.Unanswered(need);
    };
  }
}
