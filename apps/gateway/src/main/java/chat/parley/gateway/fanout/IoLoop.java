package chat.parley.gateway.fanout;

import chat.parley.domain.id.ServerId;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.log.LogEvent;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything that one IO thread owns. Only [#post], [#awaitRoom] and the readings for metrics are
/// for other threads.
///
/// A turn takes the tasks that wait, then writes once to each connection they concerned. It ends
/// early when it has taken in much, so that no queue fills up for want of being written.
public final class IoLoop {

  private static final int FIRST_CAPACITY = 64;
  private static final int READ_BYTES = 16 * 1024;
  private static final long HOLD_BACK_NANOS = 100_000;

  private final Executor thread;
  private final InstantSource clock;
  private final FanoutLimits limits;
  private final FanoutMetrics metrics;
  private final ErrorReports errors;

  private final ConcurrentLinkedQueue<Runnable> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final Runnable turn = this::turn;

  private final WriteBatch batch;
  private final ByteBuffer input = ByteBuffer.allocateDirect(READ_BYTES);
  private final Map<ServerId, Room> rooms = new HashMap<>();
  private @Nullable Connection[] connections = new @Nullable Connection[FIRST_CAPACITY];
  private volatile int connectionCount;
  private volatile boolean stopped;
  private @Nullable Connection[] unwritten = new @Nullable Connection[FIRST_CAPACITY];
  private int unwrittenCount;
  private long nowMs;
  private int takenBytes;
  private long queuedBytesNow;
  private volatile long queuedBytes;
  private long framesWritten;
  private long writeCalls;

  public IoLoop(
      Executor thread,
      InstantSource clock,
      FanoutLimits limits,
      FanoutMetrics metrics,
      ErrorReports errors) {
    this.thread = thread;
    this.clock = clock;
    this.limits = limits;
    this.metrics = metrics;
    this.errors = errors;
    this.batch = new WriteBatch(limits.batchBytes());
    this.nowMs = clock.millis();
    metrics.watch(this);
  }

  /// Runs a task on the loop, after those posted before it.
  public void post(Runnable task) {
    inbox.add(task);
    waiting.incrementAndGet();
    schedule();
  }

  private void schedule() {
    if (scheduled.compareAndSet(false, true)) {
      try {
        thread.execute(turn);
      } catch (RejectedExecutionException _) {
        // The front has stopped, and closed every socket of this thread.
        stopped = true;
        inbox.clear();
      }
    }
  }

  /// Holds the calling thread back while the loop has more to do than it may owe.
  public void awaitRoom() {
    while (waiting.get() >= limits.inboxTasksMax()
        && !stopped
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, HOLD_BACK_NANOS);
    }
  }

  public int connectionCount() {
    return stopped ? 0 : connectionCount;
  }

  long queuedBytes() {
    return queuedBytes;
  }

  // From here on: the loop's own thread only.

  public long nowMs() {
    return nowMs;
  }

  /// Gives a frame to those of a room who may see it.
  public void deliver(Delivery delivery) {
    var room = rooms.get(delivery.server());
    if (room != null) {
      takenBytes += delivery.frame().weight();
      room.deliver(delivery);
    }
  }

  /// Takes people out of a room.
  ///
  /// @return the connections that were in it
  public Connection[] evict(ServerId server, Listeners listeners) {
    var room = rooms.get(server);
    if (room == null) {
      return new Connection[0];
    }
    var evicted = room.membersAmong(listeners);
    for (var connection : evicted) {
      connection.leave(server);
    }
    return evicted;
  }

  /// Looks at every connection; called a few times a second.
  public void tick() {
    for (int i = connectionCount - 1; i >= 0; i--) {
      var connection = connections[i];
      if (connection != null) {
        connection.tick();
      }
    }
  }

  /// Does something to every connection.
  public void forEach(Consumer<Connection> action) {
    for (int i = connectionCount - 1; i >= 0; i--) {
      var connection = connections[i];
      if (connection != null) {
        action.accept(connection);
      }
    }
  }

  Room room(RoomOwner owner) {
    var known = rooms.get(owner.server());
    if (known != null) {
      return known;
    }
    var room = new Room(owner);
    room.position(owner.attach(this));
    rooms.put(owner.server(), room);
    return room;
  }

  void closeIfEmpty(Room room) {
    if (room.isEmpty() && rooms.remove(room.owner().server(), room)) {
      room.owner().detach(this);
    }
  }

  int enlist(Connection connection) {
    int seat = connectionCount;
    if (seat == connections.length) {
      connections = Arrays.copyOf(connections, seat * 2);
    }
    connections[seat] = connection;
    setConnectionCount(seat + 1);
    return seat;
  }

  void strike(int seat) {
    int last = connectionCount - 1;
    var moved = connections[last];
    connections[last] = null;
    if (seat != last && moved != null) {
      connections[seat] = moved;
      moved.relisted(seat);
    }
    setConnectionCount(last);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only this thread writes it
  private void setConnectionCount(int count) {
    connectionCount = count;
  }

  /// Remembers to write to a connection at the end of the turn.
  void willWrite(Connection connection) {
    if (unwrittenCount == unwritten.length) {
      unwritten = Arrays.copyOf(unwritten, unwrittenCount * 2);
    }
    unwritten[unwrittenCount] = connection;
    unwrittenCount++;
  }

  WriteBatch batch() {
    return batch;
  }

  ByteBuffer input() {
    input.clear();
    return input;
  }

  void wipeInput(int length) {
    Zeros.fill(input, length);
  }

  void queued(int bytes) {
    queuedBytesNow += bytes;
  }

  void wrote(int frames) {
    framesWritten += frames;
    writeCalls++;
  }

  FanoutLimits limits() {
    return limits;
  }

  FanoutMetrics metrics() {
    return metrics;
  }

  /// Runs what a socket woke the thread for, and writes what came of it.
  void wake(Runnable work) {
    nowMs = clock.millis();
    run(work);
    write();
  }

  private void turn() {
    scheduled.set(false);
    nowMs = clock.millis();
    takenBytes = 0;
    while (takenBytes < limits.turnBytes()) {
      var task = inbox.poll();
      if (task == null) {
        break;
      }
      waiting.decrementAndGet();
      run(task);
    }
    write();
    if (!inbox.isEmpty()) {
      schedule();
    }
  }

  private void write() {
    for (int i = 0; i < unwrittenCount; i++) {
      var connection = unwritten[i];
      unwritten[i] = null;
      if (connection != null) {
        connection.write();
      }
    }
    unwrittenCount = 0;
    batch.wipe();
    queuedBytes = queuedBytesNow;
    if (writeCalls > 0) {
      metrics.sent(framesWritten, writeCalls);
      framesWritten = 0;
      writeCalls = 0;
    }
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException fault) {
      // One broken task must not take the other connections of the thread with it.
      errors.report(LogEvent.GATEWAY_CONNECTION_FAILED, fault);
    }
  }
}
