package chat.parley.rig.cluster;

import chat.parley.testkit.process.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/// A node of an app, on a port that stays the same over restarts.
public final class ClusterNode implements Part {
  private static final Duration DRAIN_MAX = Duration.ofSeconds(60);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
  private static final String READY = "/health/ready";

  private final String name;
  private final NodeKind kind;
  private final int port;
  private final Program program;
  private final Proxy proxy;
  private final Pids pids;

  ClusterNode(String name, NodeKind kind, int port, Program program, Proxy proxy, Pids pids) {
    this.name = name;
    this.kind = kind;
    this.port = port;
    this.program = program;
    this.proxy = proxy;
    this.pids = pids;
  }

  @Override
  public String name() {
    return name;
  }

  public NodeKind kind() {
    return kind;
  }

  /// Where it answers itself; a worker answers for its health only.
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public Path log() {
    return program.log();
  }

  /// What it says at `/health/ready`; empty when it says nothing.
  public String readiness() {
    var question = HttpRequest.newBuilder(address().resolve(READY)).timeout(ANSWER_MAX).build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(question, BodyHandlers.ofString()).body().strip();
    } catch (IOException _) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  @Override
  public boolean isAlive() {
    return program.isAlive();
  }

  @Override
  public long pid() {
    return program.pid();
  }

  /// The proxy is told nothing: it finds out as it would with any dead machine.
  @Override
  public void kill() {
    program.kill();
  }

  /// Takes it out of the proxy, asks it to end and waits: a gateway sends its clients elsewhere
  /// first, an API finishes its requests, a worker its batch.
  public void drain() {
    proxy.remove(this);
    if (program.isAlive()) {
      program.terminate();
      if (!program.awaitEnd(DRAIN_MAX)) {
        program.kill();
        throw new IllegalStateException(name + " did not end by itself within " + DRAIN_MAX);
      }
    }
  }

  @Override
  public void start() {
    launch();
    awaitReady();
  }

  @Override
  public void restart() {
    drain();
    start();
  }

  /// Starts it, without waiting.
  void launch() {
    program.launch();
    pids.note(name, program.pid());
  }

  void awaitReady() {
    program.awaitReady();
    proxy.add(this);
  }

  void end() {
    program.close();
  }
}
