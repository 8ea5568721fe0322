package chat.parley.rig.bench;

import chat.parley.proto.subject.Subjects;
import chat.parley.rig.bench.stage.Child;
import chat.parley.rig.bench.stage.Generator;
import chat.parley.rig.bench.stage.House;
import chat.parley.rig.bench.stage.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A channel of Parley with a gateway in a process of its own.
///
/// All sessions are of one person: what a session costs does not depend on whose it is.
record Room(House house, Child api, Child gateway, Place place) {
  private static final String API_LIMITS = "parley.limits.demo=true";
  private static final String SESSIONS = "parley.gateway.sessions-per-person-max=10000";

  /// What is set otherwise than an operator would.
  static final List<String> SETTINGS = List.of("API: " + API_LIMITS, "gateway: " + SESSIONS);

  private static final int LANES = 16;

  /// Sessions whose tickets are fetched at once: tickets live 30 s.
  private static final int TICKETS_AT_ONCE = 1_000;

  static Room open(House house) {
    var api = house.startApi(List.of(API_LIMITS));
    var gateway = house.startGateway(List.of(SESSIONS));
    return new Room(house, api, gateway, house.signUp(api).createServer());
  }

  /// The same gateway with another server in it.
  Room another() {
    return new Room(house, api, gateway, house.signUp(api).createServer());
  }

  /// Lets sessions identify; messages to them are put on the bus, as the relay would.
  void listenToTheBus(Generator generator, String swarm, int sessions) {
    var subject = Subjects.channelEvents(place.server(), place.channel());
    open(generator, swarm, sessions, "bus=" + house.natsPort() + " subject=" + subject);
  }

  /// Lets sessions identify; messages to them are sent through the API.
  void listenToTheApi(Generator generator, String swarm, int sessions) {
    open(generator, swarm, sessions, "api=" + api.port() + " token=" + place.owner().token());
  }

  /// Sends through the API at a pace, and waits for every answer.
  void send(Generator generator, int perSecond, int millis) {
    var file = house.folder().resolve("lane.targets");
    var target = place.owner().token() + " " + Long.toUnsignedString(place.channel());
    write(file, List.of(target));
    generator.ask("senders %d %d %s".formatted(api.port(), LANES, file));
    generator.ask("ask %d %d".formatted(millis, perSecond));
    generator.ask("end");
  }

  private void open(Generator generator, String swarm, int sessions, String road) {
    if (sessions > TICKETS_AT_ONCE) {
      throw new IllegalArgumentException("open a swarm for every " + TICKETS_AT_ONCE);
    }
    var file = house.folder().resolve(swarm + ".tickets");
    write(file, place.owner().tickets(sessions));
    generator.ask(
        "open %s parley %d %d tickets=%s server=%s channel=%s author=%s %s"
            .formatted(
                swarm,
                gateway.port(),
                sessions,
                file,
                Long.toUnsignedString(place.server()),
                Long.toUnsignedString(place.channel()),
                Long.toUnsignedString(place.owner().id()),
                road));
  }

  private static void write(Path file, List<String> lines) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
