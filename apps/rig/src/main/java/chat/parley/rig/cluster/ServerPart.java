package chat.parley.rig.cluster;

import chat.parley.testkit.process.Program;

/// A server beside the nodes that keeps nothing: NATS or Redis.
final class ServerPart implements Part {
  private final String name;
  private final Program program;
  private final Pids pids;

  ServerPart(String name, Program program, Pids pids) {
    this.name = name;
    this.program = program;
    this.pids = pids;
    pids.note(name, program.pid());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isAlive() {
    return program.isAlive();
  }

  @Override
  public long pid() {
    return program.pid();
  }

  @Override
  public void kill() {
    program.kill();
  }

  @Override
  public void start() {
    program.start();
    pids.note(name, program.pid());
  }

  @Override
  public void restart() {
    program.close();
    start();
  }
}
