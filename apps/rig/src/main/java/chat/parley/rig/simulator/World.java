package chat.parley.rig.simulator;

import chat.parley.adapters.ephemeral.TicketGrant;
import chat.parley.adapters.ephemeral.Tickets;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.rig.client.core.ChannelLog;
import chat.parley.testkit.ephemeral.ForgetfulStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Everything that runs in one simulation, and what binds it together.
final class World {
  /// How long a node may take to learn that somebody was taken out: what `AccessWatch` promises,
  /// and a moment for the task itself.
  static final int CUT_MS_MAX = 2_000;

  private static final int GATEWAYS = 3;
  private static final int WORKERS = 2;
  private static final int PEOPLE = 5;
  private static final int CLIENTS = 6;
  private static final int REQUEST_MS_MAX = 40;
  private static final int REQUEST_TIMEOUT_MS = 3_000;
  private static final int LINE_MS_MIN = 5;
  private static final int SLOW_LINES_ONE_IN = 3;
  private static final long FIRST_SESSION = 1L << 50;

  private final Scheduler scheduler;
  private final SplittableRandom random;
  private final Trace trace;
  private final SimulatedOutbox outbox = new SimulatedOutbox();
  private final Truth truth;
  private final SimulatedBus bus;
  private final ForgetfulStore ephemeral;
  private final Tickets tickets;
  private final List<SimulatedGateway> gateways = new ArrayList<>();
  private final List<SimulatedWorker> workers = new ArrayList<>();
  private final List<SimulatedClient> clients = new ArrayList<>();
  private final List<UserId> people = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private Faults faults = Faults.NONE;

  World(Scheduler scheduler, Trace trace, SplittableRandom random, Supplier<ChannelLog> newLog) {
    this.scheduler = scheduler;
    this.random = random;
    this.trace = trace;
    this.truth = new Truth(scheduler, outbox, trace);
    this.bus = new SimulatedBus(scheduler, random.split(), trace);
    this.ephemeral = new ForgetfulStore(scheduler);
    this.tickets = new Tickets(ephemeral);
    for (int i = 0; i < PEOPLE; i++) {
      people.add(truth.signUp("person" + (char) ('a' + i)));
    }
    for (int i = 0; i < WORKERS; i++) {
      workers.add(new SimulatedWorker(scheduler, random.split(), bus, outbox, truth.resolver()));
    }
    for (int i = 0; i < GATEWAYS; i++) {
      startGateway();
    }
    for (int i = 0; i < CLIENTS; i++) {
      var session = new SessionId(FIRST_SESSION + i);
      var user = people.get(i % PEOPLE);
      clients.add(new SimulatedClient(this, user, session, i, random.split(), newLog));
    }
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Trace trace() {
    return trace;
  }

  Truth truth() {
    return truth;
  }

  SimulatedBus bus() {
    return bus;
  }

  ForgetfulStore ephemeral() {
    return ephemeral;
  }

  List<UserId> people() {
    return people;
  }

  List<SimulatedGateway> gateways() {
    return gateways;
  }

  List<SimulatedWorker> workers() {
    return workers;
  }

  List<SimulatedClient> clients() {
    return clients;
  }

  /// What must never happen and did.
  List<String> broken() {
    return broken;
  }

  void broken(String what) {
    trace.add(what);
    broken.add("%.3f s: %s".formatted(scheduler.elapsedMs() / 1_000.0, what));
  }

  Faults faults() {
    return faults;
  }

  void faults(Faults now) {
    faults = now;
    bus.faults(now);
  }

  boolean faultStrikes(double share) {
    return !faults.equals(Faults.NONE) && random.nextDouble() < share;
  }

  void startGateway() {
    gateways.add(new SimulatedGateway(scheduler, random.split(), bus, ephemeral, truth.audience()));
  }

  void end(SimulatedGateway gateway) {
    gateways.remove(gateway);
    gateway.crash();
  }

  Optional<SimulatedGateway> anyGateway() {
    var open = gateways.stream().filter(SimulatedGateway::isOpen).toList();
    return open.isEmpty() ? Optional.empty() : Optional.of(open.get(random.nextInt(open.size())));
  }

  private int lineDelayMs() {
    return LINE_MS_MIN + random.nextInt(faults.lineDelayMsMax());
  }

  SimulatedLine line(SimulatedGateway gateway, SimulatedLine.ClientEnd client) {
    boolean slow = random.nextInt(SLOW_LINES_ONE_IN) == 0;
    return gateway.accept(client, lineDelayMs(), slow ? faults.slowBytesPerS() : 0);
  }

  String ticket(UserId user, SessionId session) {
    return tickets.issue(new TicketGrant(user, session, truth.audience().serversOf(user)));
  }

  /// Asks the API over a network that may lose the question or the answer.
  <T> void request(Supplier<T> question, Consumer<T> answered, Runnable silence) {
    if (faultStrikes(faults.requestLoss())) {
      scheduler.after(REQUEST_TIMEOUT_MS, silence);
      return;
    }
    scheduler.after(
        1 + random.nextInt(REQUEST_MS_MAX),
        () -> {
          var answer = question.get();
          if (faultStrikes(faults.requestLoss())) {
            scheduler.after(REQUEST_TIMEOUT_MS, silence);
          } else {
            scheduler.after(1 + random.nextInt(REQUEST_MS_MAX), () -> answered.accept(answer));
          }
        });
  }

  /// Whether everything that was committed was published.
  boolean isRelayed() {
    return outbox.isEmpty();
  }

  void close() {
    ephemeral.close();
  }
}
