package chat.parley.rig.simulator;

import java.util.SplittableRandom;

/// Makes the incidents of a run happen.
final class Mischief {
  private static final int LOOK_MS = 250;
  private static final int LOOKS_PER_MINUTE = 60_000 / LOOK_MS;
  private static final int DOWN_MS_MAX = 3_000;
  private static final int CUT_FROM_BUS_MS_MAX = 4_000;

  private final World world;
  private final SplittableRandom random;
  private boolean over;

  Mischief(World world, SplittableRandom random) {
    this.world = world;
    this.random = random;
  }

  void start() {
    look();
  }

  void stop() {
    over = true;
  }

  private void look() {
    if (over) {
      return;
    }
    var incidents = world.faults().perMinute();
    maybe("line is cut", incidents.lineCut(), () -> anyClient().cut());
    maybe("line is dead", incidents.lineDead(), () -> anyClient().dieLine());
    maybe("gateway crashes", incidents.gatewayCrash(), this::crashGateway);
    maybe("gateway drains", incidents.gatewayDrain(), this::drainGateway);
    maybe("worker dies", incidents.workerCrash(), () -> anyWorker().die());
    maybe("bus is cut", incidents.busCut(), this::cutFromBus);
    maybe("store forgets", incidents.ephemeralLoss(), () -> world.ephemeral().forget());
    maybe("client crashes", incidents.clientCrash(), () -> anyClient().crash());
    world.scheduler().after(LOOK_MS, this::look);
  }

  private void maybe(String what, int perMinute, Runnable incident) {
    if (random.nextInt(LOOKS_PER_MINUTE) < perMinute) {
      world.trace().add(what);
      incident.run();
    }
  }

  private void crashGateway() {
    if (!world.gateways().isEmpty()) {
      world.end(world.gateways().get(random.nextInt(world.gateways().size())));
      world.scheduler().after(1 + random.nextInt(DOWN_MS_MAX), world::startGateway);
    }
  }

  private void drainGateway() {
    if (!world.gateways().isEmpty()) {
      var leaving = world.gateways().get(random.nextInt(world.gateways().size()));
      world.startGateway();
      int leaveMs = leaving.drain();
      world.scheduler().after(leaveMs, () -> world.end(leaving));
    }
  }

  private void cutFromBus() {
    var ports = world.bus().ports();
    ports.get(random.nextInt(ports.size())).cut(1 + random.nextInt(CUT_FROM_BUS_MS_MAX));
  }

  private SimulatedClient anyClient() {
    return world.clients().get(random.nextInt(world.clients().size()));
  }

  private SimulatedWorker anyWorker() {
    return world.workers().get(random.nextInt(world.workers().size()));
  }
}
