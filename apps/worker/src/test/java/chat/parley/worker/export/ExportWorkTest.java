package chat.parley.worker.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.adapters.archive.ArchiveFile;
import chat.parley.adapters.archive.ArchiveReader;
import chat.parley.adapters.bus.InProcessBus;
import chat.parley.db.export.ExportJobs;
import chat.parley.db.export.ExportPlan;
import chat.parley.db.sql.Sql;
import chat.parley.db.sweep.TableSweeper;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.export.Export;
import chat.parley.domain.export.Export.State;
import chat.parley.domain.export.ExportStore;
import chat.parley.domain.export.ExportStore.Requested;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.SubjectKeys;
import chat.parley.domain.message.MessageStore;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.json.Json;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Traces;
import chat.parley.testkit.identity.Samples;
import chat.parley.testkit.inventory.PlantedInventory;
import chat.parley.testkit.message.MessageSeeds;
import chat.parley.testkit.postgres.TestDatabase;
import chat.parley.testkit.time.SteppedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Goal: what is declared is exported, without a line of code for it, whatever happens to the
/// workers on the way; what is not known for certain is withheld and said to be. Method: a real
/// database with a planted table and an inventory that declares it; a store of objects that fails
/// where a worker would be killed; a clock that is moved.
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportWorkTest {

  /// More than two pages.
  private static final int MESSAGES = 2 * ExportWork.PAGE_ROWS + 3;

  private static final String PLANTED =
      """
      CREATE TABLE content.direct_messages (
        id bigint PRIMARY KEY, sender_id bigint, recipient_id bigint, note text, mood text,
        weight numeric, forgotten text)
      """;

  private static final String DECLARED =
      """
      defaults:
        store: pg
        category: user.content.private
        subject: sender_id
        purpose: messaging.delivery
        basis: 6.1.b
        retention: {rule: until_deleted}
        at_rest: {enc: none}
        erasure: {action: delete, step: 50, verify: [logical_query]}
        export: {include: true, section: direct_messages}
        reviewed: {by: privacy-owner, on: 2026-11-21, expires: 2027-11-21}
      groups:
        - about: Planted messages between two people.
          defaults: {}
          records:
            - id: pg.content.direct_messages.id
            - id: pg.content.direct_messages.sender_id
            - id: pg.content.direct_messages.recipient_id
              co_subjects: [recipient_id]
              export: {include: true, section: direct_messages, redact: [others_ids]}
            - id: pg.content.direct_messages.note
            - id: pg.content.direct_messages.mood
              export: {include: true, section: direct_messages, redact: [a_rule_of_tomorrow]}
            - id: pg.content.direct_messages.weight
              export: {include: true, section: direct_messages, as: number}
      """;

  @TempDir static Path privacy;

  /// Behind the database's, which gives out leases for ids.
  private final SteppedClock clock =
      new SteppedClock(InstantSource.system().instant().minus(Duration.ofHours(1)));

  private final MortalStore objects = new MortalStore();
  private TestDatabase database;
  private MessageSeeds seeds;
  private ExportStore exports;
  private ExportChore chore;
  private UserId person = new UserId(0);

  @BeforeAll
  void plant() throws SQLException {
    PlantedInventory.in(privacy, DECLARED);
    database =
        TestDatabase.node(
            clock,
            settings -> {
              settings.put("parley.privacy-dir", privacy.toString());
              settings.put("parley.worker.enabled", false);
              return settings;
            },
            new InProcessBus(),
            new Metrics(),
            Traces.off(),
            objects);
    try (var connection = database.dataSource().getConnection()) {
      Sql.update(connection, PLANTED);
    }
    seeds = new MessageSeeds(database);
    exports = database.bean(ExportStore.class);
    chore = database.bean(ExportChore.class);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @BeforeEach
  void signUp() {
    objects.livesOn();
    person = new UserId(seeds.ids().next());
    var account = Samples.account(person.value(), "p" + person.value() % 1_000_000_000L);
    assertThat(database.bean(AccountStore.class).create(account, Samples.HASH))
        .isEqualTo(AccountStore.Created.STORED);
  }

  @Test
  void exportsAPlantedTableBecauseItIsDeclared() throws IOException {
    plantRow(1, person.value(), 99, "for the export");
    plantRow(2, 99, person.value(), "somebody else's words");

    var rows = export();

    assertThat(rows.get("direct_messages/direct_messages"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.members().keySet())
                  .containsExactlyInAnyOrder("id", "note", "recipient_id", "sender_id");
              assertThat(row.members())
                  .containsEntry("note", Json.text("for the export"))
                  .containsEntry("sender_id", Json.text("" + person.value()));
              assertThat(row.members().get("recipient_id"))
                  .isInstanceOfSatisfying(
                      Json.Text.class,
                      name -> assertThat(name.value()).matches("someone-[0-9a-f]{16}"));
            });
  }

  @Test
  void withholdsWhatIsNotKnownForCertainAndSaysSo() throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      var plan = ExportPlan.of(Inventory.load(privacy), connection);
      assertThat(plan.broken(Inventory.load(privacy)))
          .containsExactlyInAnyOrder(
              "pg.content.direct_messages.mood",
              "pg.content.direct_messages.weight",
              "pg.content.direct_messages.forgotten");
      assertThat(plan.withheld())
          .anyMatch(
              each ->
                  each.place().endsWith(".forgotten")
                      && each.reason().equals("It is not declared what it is."))
          .anyMatch(each -> each.place().equals("pg.identity.accounts.password_hash"));
    }
  }

  /// What `export: as` declares is what the live columns are.
  @Test
  void readsEverythingThatThisBuildDeclares() throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      var inventory = Inventory.load();
      assertThat(ExportPlan.of(inventory, connection).broken(inventory)).isEmpty();
    }
  }

  @Test
  void goesOnWhereAKilledWorkerStopped() throws IOException {
    post(MESSAGES);
    request();
    objects.diesAtPut(2);
    assertThatThrownBy(chore::run).isInstanceOf(MortalStore.Killed.class);
    var stopped = only();
    assertThat(stopped.state()).isEqualTo(State.READING);

    objects.livesOn();
    chore.run();
    assertThat(only().state()).as("somebody else is believed at work").isEqualTo(State.READING);
    clock.advance(ExportJobs.LEASE);
    int puts = objects.puts();
    chore.run();

    assertThat(only().state()).isEqualTo(State.READY);
    assertThat(objects.puts() - puts).as("three pages of messages, and the file").isEqualTo(4);
    requireMessages(rows(only()), MESSAGES);
  }

  @Test
  void packsAnewWhenAWorkerIsKilledWhilePacking() throws IOException {
    post(3);
    request();
    objects.diesInWhole();
    assertThatThrownBy(chore::run).isInstanceOf(MortalStore.Killed.class);
    assertThat(only().state()).isEqualTo(State.PACKING);
    objects.livesOn();
    clock.advance(ExportJobs.LEASE);
    chore.run();
    requireMessages(rows(only()), 3);
    assertThat(objects.names()).containsOnlyOnce(ArchiveFile.name(file(only()).stem()));
  }

  @Test
  void givesUpOnWhatNeverGetsAnyFurther() {
    post(1);
    request();
    for (int attempt = 0; attempt < ExportJobs.ATTEMPTS_MAX; attempt++) {
      objects.diesAtPut(0);
      assertThatThrownBy(chore::run).isInstanceOf(MortalStore.Killed.class);
      clock.advance(ExportJobs.LEASE);
    }
    objects.livesOn();
    chore.run();
    assertThat(only().state()).isEqualTo(State.FAILED);
    assertThat(exports.request(person, clock.instant())).isInstanceOf(Requested.Accepted.class);
    assertThat(exports.delete(person, only().id())).isTrue();
  }

  @Test
  void isGoneAfterSevenDaysAndWithItsPerson() throws IOException {
    post(1);
    export();
    var name = ArchiveFile.name(file(only()).stem());
    var sweep = database.bean(ExportObjectSweep.class);
    sweep.run();
    assertThat(objects.names()).contains(name);

    var later = clock.instant().plus(Export.GOOD_FOR);
    assertThat(exports.list(person, later)).isEmpty();
    var sweeper = database.bean(TableSweeper.class);
    sweeper.tables().stream()
        .filter(table -> table.name().equals("ops.exports"))
        .forEach(table -> sweeper.sweep(table, later, 1_000));
    sweep.run();
    assertThat(objects.names()).doesNotContain(name);
  }

  @Test
  void cannotBeOpenedOnceTheKeysOfThePersonAreGone() throws IOException {
    post(1);
    export();
    var export = only();
    database.bean(SubjectKeys.class).destroy(person);
    assertThat(exports.file(person, export.id(), clock.instant())).isEmpty();
  }

  @Test
  void answersTheOneThatIsUnderWayAndHasRoomForThree() throws IOException {
    var first = request();
    assertThat(exports.request(person, clock.instant())).isEqualTo(new Requested.UnderWay(first));
    chore.run();
    for (int more = 1; more < Export.PER_PERSON_MAX; more++) {
      request();
      chore.run();
    }
    assertThat(exports.request(person, clock.instant())).isInstanceOf(Requested.TooMany.class);
    assertThat(exports.request(new UserId(1), clock.instant()))
        .isInstanceOf(Requested.Unknown.class);
  }

  private Map<String, List<Json.Members>> export() throws IOException {
    request();
    chore.run();
    return rows(only());
  }

  private Export request() {
    if (exports.request(person, clock.instant()) instanceof Requested.Accepted(var export)) {
      return export;
    }
    throw new AssertionError("not accepted");
  }

  private Export only() {
    return exports.list(person, clock.instant()).getFirst();
  }

  private ExportStore.SealedFile file(Export export) {
    return exports.file(person, export.id(), clock.instant()).orElseThrow();
  }

  /// Checks the file whole, and answers its rows by section and table.
  private Map<String, List<Json.Members>> rows(Export export) throws IOException {
    var sealed = file(export);
    var zip = Files.createTempFile(privacy, "export", ".zip");
    try (var in = ArchiveFile.open(objects, sealed.stem(), sealed.key()).orElseThrow()) {
      Files.write(zip, in.readAllBytes());
    }
    var rows = new HashMap<String, List<Json.Members>>();
    try (var archive = ArchiveReader.open(zip, Optional.empty())) {
      archive.rows(
          (section, table, row) ->
              rows.computeIfAbsent(section + "/" + table, _ -> new ArrayList<>()).add(row));
    }
    return rows;
  }

  private static void requireMessages(Map<String, List<Json.Members>> rows, int count) {
    var bodies =
        rows.getOrDefault("messages/messages", List.of()).stream()
            .map(row -> row.members().getOrDefault("body", new Json.Nothing()))
            .toList();
    assertThat(bodies).hasSize(count).doesNotHaveDuplicates().doesNotContain(new Json.Nothing());
  }

  private void post(int count) {
    var store = database.bean(MessageStore.class);
    var server = seeds.newServer();
    var channel = seeds.newChannel();
    for (int number = 0; number < count; number++) {
      store.append(seeds.draft(server, channel, person, "message " + number));
    }
  }

  private void plantRow(long id, long sender, long recipient, String note) {
    try (var connection = database.dataSource().getConnection()) {
      Sql.update(
          connection,
          "INSERT INTO content.direct_messages VALUES (?, ?, ?, ?, 'calm', 1.5, 'hidden')",
          id,
          sender,
          recipient,
          note);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
