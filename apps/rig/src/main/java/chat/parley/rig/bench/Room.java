package chat.parley.rig.bench;

import chat.parley.proto.subject.Subjects;
import chat.parley.rig.bench.stage.Child;
import chat.parley.rig.bench.stage.Generator;
import chat.parley.rig.bench.stage.House;
import chat.parley.rig.bench.stage.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/// A channel of Parley with a gateway in a process of its own.
///
/// All sessions are of one person: what a session costs does not depend on whose it is.
record Room(House house, Child api, Child gateway, Place place) {
  private static final String API_LIMITS = "parley.limits.demo=true";
  private static final String SESSIONS = "parley.gateway.sessions-per-person-max=10000";

  /// A machine that others use too may keep the database from answering for a while.
  private static final String PATIENCE = "parley.gateway.authority-age-ms-max=30000";

  /// What is set otherwise than an operator would.
  static final List<String> SETTINGS =
      List.of("API: " + API_LIMITS, "gateway: " + SESSIONS, "gateway: " + PATIENCE);

  /// Sessions whose tickets are fetched at once: tickets live 30 s.
  private static final int TICKETS_AT_ONCE = 1_000;

  static Room open(House house) {
    var api = house.startApi(List.of(API_LIMITS));
    var gateway = house.startGateway(List.of(SESSIONS, PATIENCE));
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

  private void open(Generator generator, String swarm, int sessions, String road) {
    if (sessions > TICKETS_AT_ONCE) {
      throw new IllegalArgumentException("open a swarm for every " + TICKETS_AT_ONCE);
    }
    var file = house.folder().resolve(swarm + ".tickets");
    try {
      Files.write(file, place.owner().tickets(sessions));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
}
