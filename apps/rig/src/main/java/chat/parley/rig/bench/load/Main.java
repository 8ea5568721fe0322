package chat.parley.rig.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The process of the generator: a command a line, an answer a line.
///
/// | command | what it does |
/// |---|---|
/// | `open NAME DIALECT PORT COUNT key=value…` | lets a swarm of clients listen |
/// | `burst NAME IN_FLIGHT MILLIS` | publishes as fast as everything arrives |
/// | `trickle NAME PER_SECOND MILLIS` | publishes at a pace and times deliveries |
/// | `beat NAME` | sends the heartbeats of a swarm |
/// | `close NAME` | ends a swarm |
/// | `senders PORT COUNT TARGETS` | connects to the API, to send as the lines of a file say |
/// | `readers PORT COUNT TARGETS` | the same, to read the newest page |
/// | `ask MILLIS PER_SECOND` | asks over them; 0 a second is as fast as it goes |
/// | `end` | closes them |
///
/// An answer begins with `ok`, or with `failed` and why.
public final class Main {
  /// What people write in a message of the benchmarks.
  static final int CONTENT_BYTES = 200;

  /// How long a busy machine may let everybody wait.
  private static final long STALL_MS = 15_000;

  /// What to ask of a channel.
  @FunctionalInterface
  private interface Kind {
    Request request(int port, String token, long channel);
  }

  private final Sockets sockets;
  private final Map<String, Swarm> swarms = new HashMap<>();
  private RequestRun requests;

  private Main(Sockets sockets) {
    this.sockets = sockets;
    this.requests = new RequestRun(sockets);
  }

  public static void main(String[] words) throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (var sockets = new Sockets()) {
      var load = new Main(sockets);
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        out.println(load.answer(List.of(line.split(" ", -1))));
      }
    }
  }

  private String answer(List<String> words) throws IOException {
    try {
      return "ok " + perform(words);
    } catch (IllegalStateException failure) {
      return "failed " + failure.getMessage();
    }
  }

  private Answer perform(List<String> words) throws IOException {
    return switch (words.getFirst()) {
      case "open" -> open(words);
      case "burst" ->
          swarm(words).burst(Integer.parseInt(words.get(2)), Long.parseLong(words.get(3))).answer();
      case "trickle" ->
          swarm(words)
              .trickle(Integer.parseInt(words.get(2)), Long.parseLong(words.get(3)))
              .answer();
      case "beat" -> {
        swarm(words).beat();
        yield new Answer();
      }
      case "close" -> {
        swarm(words).close();
        swarms.remove(words.get(1));
        yield new Answer();
      }
      case "senders" ->
          connect(
              words,
              (port, token, channel) -> new SendRequest(port, token, channel, CONTENT_BYTES));
      case "readers" -> connect(words, PageRequest::new);
      case "ask" -> requests.run(Long.parseLong(words.get(1)), Long.parseLong(words.get(2)));
      case "end" -> {
        requests.close();
        requests = new RequestRun(sockets);
        yield new Answer();
      }
      default -> throw new IllegalStateException("no such command: " + words.getFirst());
    };
  }

  private Swarm swarm(List<String> words) {
    var swarm = swarms.get(words.get(1));
    if (swarm == null) {
      throw new IllegalStateException("no such swarm: " + words.get(1));
    }
    return swarm;
  }

  private Answer open(List<String> words) throws IOException {
    int port = Integer.parseInt(words.get(3));
    var options = options(words.subList(5, words.size()));
    var swarm =
        switch (words.get(2)) {
          case "websocket" -> plain(port);
          case "socketio" -> socketIo(port);
          case "nats" -> nats(port);
          case "parley" -> parley(port, options);
          default -> throw new IllegalStateException("no such dialect: " + words.get(2));
        };
    swarm.open(port, Integer.parseInt(words.get(4)));
    swarms.put(words.get(1), swarm);
    return new Answer();
  }

  private static Map<String, String> options(List<String> pairs) {
    var options = new HashMap<String, String>();
    for (var pair : pairs) {
      int equals = pair.indexOf('=');
      options.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return options;
  }

  private Swarm plain(int port) throws IOException {
    var words = new NumberedBytes();
    var swarm = new Swarm(sockets, new WebSocketDialect("/listen", "", port, words), STALL_MS);
    var publisher = helper(port, new WebSocketDialect("/publish", "", port, words));
    swarm.publishWith(
        Publisher.over(
            publisher,
            number -> WebSocketDialect.binary(NumberedBytes.message(number, CONTENT_BYTES))));
    return swarm;
  }

  private Swarm socketIo(int port) throws IOException {
    var dialect = new WebSocketDialect(SocketIoWords.PATH, "", port, new SocketIoWords());
    var swarm = new Swarm(sockets, dialect, STALL_MS);
    // It is in the room too, and hears itself; nobody counts that.
    var publisher = helper(port, dialect);
    swarm.publishWith(
        Publisher.over(publisher, number -> SocketIoWords.message(number, CONTENT_BYTES)));
    return swarm;
  }

  private Swarm nats(int port) throws IOException {
    var subject = "bench.room";
    var swarm = new Swarm(sockets, NatsDialect.subscriber(subject), STALL_MS);
    var publisher = helper(port, NatsDialect.publisher());
    swarm.publishWith(
        Publisher.over(
            publisher,
            number -> NatsDialect.message(subject, NumberedBytes.message(number, CONTENT_BYTES))));
    return swarm;
  }

  /// Options: `tickets` (a file), `server`, `channel`, `author`; `subject` and `bus` (a port) when
  /// messages are put on the bus, `token` and `api` (a port) when they are sent through the API.
  private Swarm parley(int port, Map<String, String> options) throws IOException {
    var place =
        new ParleyWords.Place(id(options, "server"), id(options, "channel"), id(options, "author"));
    var tickets = new ArrayDeque<>(Files.readAllLines(Path.of(option(options, "tickets"))));
    var words = new ParleyWords(tickets, place.channel());
    var swarm =
        new Swarm(
            sockets,
            new WebSocketDialect(ParleyWords.PATH, ParleyWords.SUBPROTOCOL, port, words),
            STALL_MS);
    swarm.publishWith(
        options.containsKey("bus") ? onTheBus(options, place) : throughTheApi(options, place));
    return swarm;
  }

  private Publisher onTheBus(Map<String, String> options, ParleyWords.Place place)
      throws IOException {
    var bus = helper(Integer.parseInt(option(options, "bus")), NatsDialect.publisher());
    var subject = option(options, "subject");
    return Publisher.over(
        bus,
        number -> NatsDialect.message(subject, ParleyWords.envelope(place, number, CONTENT_BYTES)));
  }

  private Publisher throughTheApi(Map<String, String> options, ParleyWords.Place place)
      throws IOException {
    int port = Integer.parseInt(option(options, "api"));
    var request = new SendRequest(port, option(options, "token"), place.channel(), CONTENT_BYTES);
    var connection = new Client[1];
    var publisher = new DurablePublisher(request, bytes -> connection[0].say(bytes));
    connection[0] = sockets.open(port, new HttpDialect(), publisher, 0);
    return publisher;
  }

  /// A socket whose messages nobody counts; answers when it is ready.
  private Client helper(int port, Dialect dialect) throws IOException {
    var ready = new boolean[1];
    var client =
        sockets.open(
            port,
            dialect,
            new Client.Listener() {
              @Override
              public void ready(Client client) {
                ready[0] = true;
              }

              @Override
              public void delivered(Client client, long number) {}

              @Override
              public void closed(Client client) {}
            },
            0);
    if (!sockets.await(() -> ready[0], STALL_MS)) {
      throw new IllegalStateException("nobody answers the publisher");
    }
    return client;
  }

  /// A line of the file is a token and a channel; connections take turns with them.
  private Answer connect(List<String> words, Kind kind) throws IOException {
    int port = Integer.parseInt(words.get(1));
    var targets = Files.readAllLines(Path.of(words.get(3)));
    for (int i = 0; i < Integer.parseInt(words.get(2)); i++) {
      var target = Arrays.asList(targets.get(i % targets.size()).split(" ", -1));
      long channel = Long.parseUnsignedLong(target.get(1));
      requests.add(port, kind.request(port, target.get(0), channel));
    }
    return new Answer();
  }

  private static long id(Map<String, String> options, String key) {
    return Long.parseUnsignedLong(option(options, key));
  }

  private static String option(Map<String, String> options, String key) {
    var value = options.get(key);
    if (value == null) {
      throw new IllegalStateException("open needs " + key);
    }
    return value;
  }
}
