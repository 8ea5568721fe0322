package chat.parley.worker.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import chat.parley.adapters.receipt.FileReceiptLedger;
import chat.parley.db.erasure.DeclaredPlan;
import chat.parley.db.sql.Sql;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.channel.ChannelName;
import chat.parley.domain.erasure.ErasurePlan.Kind;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.erasure.Erasures;
import chat.parley.domain.erasure.Erasures.Begun;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.Appended;
import chat.parley.domain.message.Message;
import chat.parley.domain.message.MessageStore;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.receipt.ReceiptCode;
import chat.parley.domain.receipt.ReceiptCodes;
import chat.parley.domain.receipt.SignedReceipt;
import chat.parley.domain.server.NewServer;
import chat.parley.domain.server.OperatorLine;
import chat.parley.domain.server.ServerName;
import chat.parley.domain.server.ServerStore;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Traces;
import chat.parley.testkit.identity.Samples;
import chat.parley.testkit.message.MessageSeeds;
import chat.parley.testkit.postgres.TestDatabase;
import chat.parley.testkit.receipt.MemoryReceiptKey;
import chat.parley.worker.relay.OutboxRelay;
import io.micronaut.transaction.TransactionOperations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/// A worker whose relay and chores only run when a test says so.
final class House implements AutoCloseable {
  private static final int PATIENCE_S = 60;
  private static final int PAUSE_MS = 20;

  private final TestDatabase database;
  private final MessageSeeds seeds;

  /// A server of somebody, with one channel.
  record Place(ServerId server, ChannelId channel) {}

  /// @param more parts that take the place of those in memory
  House(Path ledger, Map<String, Object> settings, Object... more) {
    var clock = InstantSource.system();
    this.database =
        TestDatabase.node(
            properties -> {
              var all = new HashMap<>(properties);
              all.put("parley.worker.enabled", "false");
              all.putAll(settings);
              return all;
            },
            Stream.concat(
                    Stream.of(
                        new InProcessBus(),
                        new Metrics(),
                        Traces.off(),
                        new MemoryEphemeralStore(clock),
                        FileReceiptLedger.open(ledger, new MemoryReceiptKey(), clock)),
                    Arrays.stream(more))
                .toArray());
    this.seeds = new MessageSeeds(database);
  }

  <T> T the(Class<T> type) {
    return database.bean(type);
  }

  UserId newPerson() {
    var account = Samples.account(seeds.ids().next(), "p" + seeds.ids().next());
    assertThat(the(AccountStore.class).create(account, Samples.HASH))
        .isEqualTo(AccountStore.Created.STORED);
    return account.id();
  }

  Place newServer(UserId owner, PermissionSet everyone) {
    var place = new Place(new ServerId(seeds.ids().next()), new ChannelId(seeds.ids().next()));
    the(ServerStore.class)
        .create(
            new NewServer(
                place.server(),
                new ServerName("Garden"),
                new OperatorLine(""),
                owner,
                everyone,
                place.channel(),
                new ChannelName("general"),
                Instant.now()),
            UUID.randomUUID(),
            100);
    return place;
  }

  void join(UserId person, Place place) {
    with(
        connection -> {
          Sql.update(
              connection,
              "INSERT INTO content.members (server_id, user_id, joined_at) VALUES (?, ?, now())",
              place.server().value(),
              person.value());
          return Sql.update(
              connection,
              "UPDATE content.servers SET member_count = member_count + 1 WHERE id = ?",
              place.server().value());
        });
  }

  Appended append(Place place, UserId author, String words) {
    return the(MessageStore.class)
        .append(seeds.draft(place.server(), place.channel(), author, words));
  }

  EventId newEvent() {
    return new EventId(seeds.ids().next());
  }

  Message say(Place place, UserId author, String words) {
    return ((Appended.Stored) append(place, author, words)).message();
  }

  ReceiptCode confirm(UserId person, ErasureScope scope, Duration grace) {
    return ((Begun.Confirmed) begin(person, scope, grace)).code();
  }

  Begun begin(UserId person, ErasureScope scope, Duration grace) {
    var now = Instant.now();
    return the(Erasures.class)
        .begin(new Erasures.Confirmation(person, scope, List.of(), now, now.plus(grace)));
  }

  /// Lets the worker and the relay do what they have to do.
  void work() {
    the(ErasureChore.class).run();
    the(OutboxRelay.class).round();
  }

  void workUntilErased(UserId person) {
    await(
        () -> {
          work();
          return the(Erasures.class).find(person).isEmpty();
        });
  }

  static void await(BooleanSupplier done) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
    }
  }

  /// Whether somebody may have turns.
  boolean isUnderWay(UserId person) {
    return the(Erasures.class).find(person).isPresent();
  }

  /// Rows of any declared table that lead to a person, by table.
  Map<String, Long> rowsOf(UserId person) {
    return with(
        connection -> {
          var rows = new HashMap<String, Long>();
          for (var step : the(DeclaredPlan.class).of(new ErasureScope.Everything()).steps()) {
            long count =
                step.kind() == Kind.KEEP
                    ? 0
                    : Sql.one(connection, step.count(), row -> row.getLong(1), person.value());
            if (count > 0) {
              rows.merge(step.table(), count, Long::sum);
            }
          }
          return rows;
        });
  }

  List<SignedReceipt> receipts(ReceiptCode code) {
    return the(ReceiptCodes.class).find(code, Instant.now()).orElseThrow();
  }

  String text(String sql, Object... parameters) {
    return with(
        connection ->
            Sql.one(connection, sql, row -> String.valueOf(row.getString(1)), parameters));
  }

  <T> T with(Function<Connection, T> work) {
    try (var connection = database.dataSource().getConnection()) {
      return work.apply(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked") // there is one data source, so one of them
  TransactionOperations<Connection> transactions() {
    return database.context().getBean(TransactionOperations.class);
  }

  @Override
  public void close() {
    database.close();
  }
}
