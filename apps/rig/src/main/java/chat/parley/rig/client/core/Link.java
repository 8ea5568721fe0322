package chat.parley.rig.client.core;

import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.CloseCode;
import chat.parley.proto.v1.Heartbeat;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The client's side of the gateway session: tickets, one socket at a time, heartbeats, and the
/// way back after a loss.
final class Link {
  private static final int CLOSE_NORMAL = 1000;
  private static final int DOUBLINGS_MAX = 16;

  private static final Action BEAT =
      new Action.Send(
          ClientFrame.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()).build());

  private enum Phase {
    IDLE,
    TICKET,
    OPENING,
    GREETING,
    IDENTIFYING,
    LIVE,
    WAITING,
    ENDED
  }

  private final ClientTimes times;
  private final RandomGenerator random;
  private final Consumer<Action> out;
  private Phase phase = Phase.IDLE;
  private String ticket = "";
  private int tries;
  private boolean resumable;
  private boolean acknowledged;
  private int heartbeatMs;

  Link(ClientTimes times, RandomGenerator random, Consumer<Action> out) {
    this.times = times;
    this.random = random;
    this.out = out;
  }

  boolean isLive() {
    return phase == Phase.LIVE;
  }

  boolean isEnded() {
    return phase == Phase.ENDED;
  }

  void start() {
    tries = 0;
    resumable = false;
    fetchTicket();
  }

  void stop() {
    phase = Phase.ENDED;
    quiet();
    out.accept(new Action.Close(CLOSE_NORMAL));
  }

  void ticket(String given, String path) {
    if (phase == Phase.TICKET) {
      phase = Phase.OPENING;
      ticket = given;
      out.accept(new Action.Open(path));
      awaitAnswer();
    }
  }

  void noTicket(long afterMs) {
    if (phase == Phase.TICKET) {
      await(afterMs);
    }
  }

  void opened() {
    if (phase == Phase.OPENING) {
      phase = Phase.GREETING;
      awaitAnswer();
    }
  }

  /// Hello was said; the introduction names the ticket, and what is loaded when there is something
  /// to resume.
  void greeted(int intervalMs, Introduction introduction) {
    if (phase == Phase.GREETING) {
      phase = Phase.IDENTIFYING;
      heartbeatMs = intervalMs;
      acknowledged = true;
      out.accept(new Action.Send(introduction.frame(ticket, resumable)));
      awaitAnswer();
      // The first beat at a random moment, so that nodes are not struck in step.
      startTimer(Timer.HEARTBEAT, (long) (intervalMs * random.nextDouble()));
    }
  }

  /// Makes the first frame of a connection.
  interface Introduction {
    ClientFrame frame(String ticket, boolean resume);
  }

  void established() {
    if (phase == Phase.IDENTIFYING) {
      phase = Phase.LIVE;
      tries = 0;
      resumable = true;
      stopTimer(Timer.ANSWER);
    }
  }

  void acknowledged() {
    acknowledged = true;
  }

  void reconnect(int withinMs) {
    phase = Phase.WAITING;
    quiet();
    out.accept(new Action.Close(CLOSE_NORMAL));
    startTimer(Timer.RETRY, (long) (withinMs * random.nextDouble()));
  }

  /// Resuming is over; a new ticket, if one is given, tells whether the session is.
  void invalid(boolean retry) {
    resumable = false;
    lose(CLOSE_NORMAL, retry ? 0 : times.retryMsMin());
  }

  /// The other side closed; answers whether the session is over.
  boolean closed(int code) {
    if (phase == Phase.IDLE || phase == Phase.TICKET || phase == Phase.WAITING) {
      return false;
    }
    if (code == CloseCode.SESSION_REVOKED_VALUE) {
      phase = Phase.ENDED;
      quiet();
      return true;
    }
    resumable &= code != CloseCode.AUTHENTICATION_FAILED_VALUE;
    quiet();
    await(code == CloseCode.TOO_MANY_SESSIONS_VALUE ? times.retryMsMax() : 0);
    return false;
  }

  void fired(Timer.Kind kind) {
    switch (kind) {
      case RETRY -> {
        if (phase == Phase.WAITING) {
          fetchTicket();
        }
      }
      case ANSWER -> lose(CloseCode.HEARTBEAT_MISSED_VALUE, 0);
      case HEARTBEAT -> beat();
      default -> throw new IllegalArgumentException("no timer of the connection: " + kind);
    }
  }

  private void beat() {
    if (phase != Phase.IDENTIFYING && phase != Phase.LIVE) {
      return;
    }
    if (!acknowledged) {
      lose(CloseCode.HEARTBEAT_MISSED_VALUE, 0);
      return;
    }
    acknowledged = false;
    out.accept(BEAT);
    startTimer(Timer.HEARTBEAT, heartbeatMs);
  }

  private void lose(int code, long atLeastMs) {
    quiet();
    out.accept(new Action.Close(code));
    await(atLeastMs);
  }

  /// Twice as long each time, shortened by up to half, so that many do not come back at once.
  private void await(long atLeastMs) {
    phase = Phase.WAITING;
    long doubled = (long) times.retryMsMin() << Math.min(tries, DOUBLINGS_MAX);
    double backoffMs = Math.min(doubled, times.retryMsMax()) * (1 - random.nextDouble() / 2);
    tries++;
    startTimer(Timer.RETRY, Math.max((long) backoffMs, atLeastMs));
  }

  private void fetchTicket() {
    phase = Phase.TICKET;
    stopTimer(Timer.RETRY);
    out.accept(new Action.FetchTicket());
  }

  private void awaitAnswer() {
    startTimer(Timer.ANSWER, times.answerMsMax());
  }

  private void quiet() {
    stopTimer(Timer.ANSWER);
    stopTimer(Timer.HEARTBEAT);
    stopTimer(Timer.RETRY);
  }

  private void startTimer(Timer timer, long afterMs) {
    out.accept(new Action.StartTimer(timer, afterMs));
  }

  private void stopTimer(Timer timer) {
    out.accept(new Action.StopTimer(timer));
  }
}
