package chat.parley.adapters.bus;

import chat.parley.adapters.net.Backoff;
import chat.parley.adapters.tls.TrustedAuthority;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.SafeLog;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Consumer;
import io.nats.client.Dispatcher;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// The bus of several nodes: core NATS, which forgets what nobody hears.
///
/// The library would keep what is published during an outage and call it flushed later. Here an
/// outage ends everything that was not flushed: connections are counted, and a flush holds for a
/// thread only if all it published went out on the connection that answers. Whoever must not lose
/// anything keeps it until a flush has succeeded.
///
/// The library writes through one buffer and never wipes it: what was long once lies there under
/// what is short. So zeros as long as the buffer go out now and then, to nobody, and the memory of
/// a node forgets what it carried about people who are gone.
public final class NatsEventBus implements EventBus {
  private static final SafeLog LOG = SafeLog.of(NatsEventBus.class);
  private static final Duration CONNECT_MAX = Duration.ofSeconds(2);
  private static final Duration START_MAX = Duration.ofSeconds(30);
  private static final Duration PING_EVERY = Duration.ofSeconds(2);
  private static final int PINGS_UNANSWERED_MAX = 4;
  private static final Duration WRITE_MAX = Duration.ofSeconds(5);
  private static final Duration SUBSCRIBED_MAX = Duration.ofSeconds(2);
  private static final long OUTBOUND_BYTES_MAX = 32L * 1024 * 1024;
  private static final int OUTBOUND_MESSAGES_MAX = 65_536;
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final Duration WIPE_EVERY = Duration.ofSeconds(20);

  /// Published while there was no connection, or with a full buffer.
  private static final long LOST = -1;

  private final Connection connection;
  private final Dispatcher dispatcher;
  private final Set<Delivery> deliveries = ConcurrentHashMap.newKeySet();
  private final LossActions lossActions;
  private final Link link;
  private final ReentrantLock flushing = new ReentrantLock();
  private final Backlog bytes;
  private final Backlog messages;
  private final Thread wiping;

  /// The connection on which a thread published first since it last flushed.
  private final ThreadLocal<Long> unflushed = new ThreadLocal<>();

  /// Counts connections. What the library tells late is checked against what it knows now.
  private static final class Link implements ConnectionListener, ErrorListener {
    private final LossActions lossActions;
    private volatile long number = 1;
    private volatile long usable;

    Link(LossActions lossActions) {
      this.lossActions = lossActions;
    }

    /// Called by the thread that reconnects, before each round: nothing of before counts now.
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reconnects
    Duration lost(long failedRounds) {
      if (failedRounds == 0) {
        if (usable == number) {
          LOG.warn(LogEvent.BUS_LOST);
        }
        number++;
      }
      return Backoff.delay(failedRounds);
    }

    @Override
    @SuppressWarnings("deprecation") // the one that has to be there
    public void connectionEvent(Connection connection, Events event) {
      switch (event) {
        case CONNECTED -> usable = number;
        case RESUBSCRIBED -> {
          long now = number;
          if (connection.getStatus() == Connection.Status.CONNECTED) {
            usable = now;
            LOG.info(LogEvent.BUS_BACK);
            lossActions.run();
          }
        }
        case CLOSED, DISCONNECTED -> usable = 0;
        case RECONNECTED, DISCOVERED_SERVERS, LAME_DUCK -> {
          // Nothing that this bus acts on.
        }
      }
    }

    @Override
    public void slowConsumerDetected(Connection connection, Consumer consumer) {
      LOG.warn(LogEvent.BUS_OVERFLOWED);
      lossActions.run();
    }
  }

  private NatsEventBus(Connection connection, Link link, LossActions lossActions) {
    this.connection = connection;
    this.link = link;
    this.lossActions = lossActions;
    this.dispatcher = connection.createDispatcher();
    Executor asker = task -> Thread.ofVirtual().name("bus-backlog").start(task);
    this.bytes = new Backlog(connection::outgoingPendingBytes, OUTBOUND_BYTES_MAX, asker);
    // One of them is the library's own.
    this.messages =
        new Backlog(connection::outgoingPendingMessageCount, OUTBOUND_MESSAGES_MAX - 1, asker);
    this.wiping = Thread.ofVirtual().name("bus-wipe").unstarted(this::wipe);
  }

  /// Connects, trying for half a minute.
  public static NatsEventBus open(NatsSettings settings) {
    return open(settings, START_MAX);
  }

  /// Connects.
  ///
  /// @param max how long it may try
  /// @throws BusUnavailableException when there is nothing to speak to by then
  public static NatsEventBus open(NatsSettings settings, Duration max) {
    var lossActions = new LossActions();
    var link = new Link(lossActions);
    var options = options(settings, link);
    var connection =
        Backoff.until(
            max,
            () -> {
              try {
                return Nats.connect(options);
              } catch (IOException e) {
                throw new BusUnavailableException(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BusUnavailableException(e);
              }
            });
    link.usable = link.number;
    var bus = new NatsEventBus(connection, link, lossActions);
    bus.wiping.start();
    return bus;
  }

  private static Options options(NatsSettings settings, Link link) {
    var url = settings.url();
    var options =
        Options.builder()
            .server(url.getScheme() + "://" + url.getHost() + ":" + url.getPort())
            .ignoreDiscoveredServers()
            .connectionTimeout(CONNECT_MAX)
            .maxReconnects(-1)
            .reconnectDelayBehavior(Options.ReconnectDelayBehavior.BeforeAllRounds)
            .reconnectDelayHandler(link::lost)
            .reconnectBufferSize(0)
            .pingInterval(PING_EVERY)
            .maxPingsOut(PINGS_UNANSWERED_MAX)
            .socketWriteTimeout(WRITE_MAX)
            .bufferSize(BUFFER_BYTES)
            .maxMessagesInOutgoingQueue(OUTBOUND_MESSAGES_MAX)
            .discardMessagesWhenOutgoingQueueFull()
            .connectionListener(link)
            .errorListener(link);
    settings
        .password()
        .ifPresent(
            password -> {
              if (url.getUserInfo() == null) {
                options.token(password.reveal().toCharArray());
              } else {
                options.userInfo(url.getUserInfo().toCharArray(), password.reveal().toCharArray());
              }
            });
    if (settings.overTls()) {
      options.sslContext(TrustedAuthority.context(settings.authority()));
    }
    return options.build();
  }

  private void wipe() {
    var nobody = connection.createInbox();
    LockSupport.parkNanos(WIPE_EVERY.toNanos());
    while (!Thread.currentThread().isInterrupted()) {
      publish(nobody, new byte[BUFFER_BYTES]);
      LockSupport.parkNanos(WIPE_EVERY.toNanos());
    }
  }

  @Override
  public void publish(String subject, byte[] payload) {
    long now = link.number;
    if (link.usable != now || !bytes.add(payload.length) || !messages.add(1)) {
      unflushed.set(LOST);
      return;
    }
    if (unflushed.get() == null) {
      unflushed.set(now);
    }
    try {
      connection.publish(subject, payload);
    } catch (IllegalStateException _) {
      unflushed.set(LOST); // the connection went in between
    }
  }

  @Override
  public void flush(Duration timeout) {
    long now = link.number;
    var first = unflushed.get();
    unflushed.remove();
    if (link.usable != now || (first != null && first != now)) {
      throw new BusUnavailableException();
    }
    ask(timeout);
    if (link.number != now || link.usable != now) {
      throw new BusUnavailableException();
    }
  }

  /// One question at a time: the library ends a connection on which many are open.
  private void ask(Duration timeout) {
    boolean mine = false;
    try {
      long until = System.nanoTime() + timeout.toNanos();
      mine = flushing.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS);
      if (!mine) {
        throw new BusUnavailableException();
      }
      connection.flush(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
    } catch (TimeoutException | IllegalStateException e) {
      throw new BusUnavailableException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusUnavailableException(e);
    } finally {
      if (mine) {
        flushing.unlock();
      }
    }
  }

  @Override
  public Subscription subscribe(String pattern, BusListener listener) {
    SubjectTree.requireTokens(pattern);
    var delivery = new Delivery(listener, Delivery.MESSAGES_MAX, lossActions::run);
    deliveries.add(delivery);
    try {
      var subscription =
          dispatcher.subscribe(
              pattern, message -> delivery.offer(message.getSubject(), message.getData()));
      awaitKnown();
      return () -> {
        delivery.end();
        deliveries.remove(delivery);
        if (dispatcher.isActive()) {
          dispatcher.unsubscribe(subscription);
        }
      };
    } catch (IllegalStateException e) {
      throw new BusUnavailableException(e); // the bus was closed
    }
  }

  /// What the server knows of a subscription holds from its answer on. Without a connection there
  /// is no answer: then [#onReconnect] tells when it holds.
  private void awaitKnown() {
    if (link.usable != link.number) {
      return;
    }
    try {
      ask(SUBSCRIBED_MAX);
    } catch (BusUnavailableException _) {
      // Subscribed again with the next connection.
    }
  }

  @Override
  public void onReconnect(Runnable action) {
    lossActions.add(action);
  }

  @Override
  public void close() {
    wiping.interrupt();
    deliveries.forEach(Delivery::end);
    try {
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
