package chat.parley.worker.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.db.sql.Sql;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.testkit.inventory.PlantedInventory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A later feature is erased by being declared. Goal: one migration and one record are all it
/// takes. Method: two tables that nobody has heard of, one that stands for direct messages and one
/// for stored files, and the eraser as it is.
@Tag("real")
class DeclaredTablesTest {
  private static final String MIGRATION =
      """
      CREATE TABLE content.direct_messages (id bigint, sender_id bigint, body text,
        PRIMARY KEY (id)) PARTITION BY RANGE (id);
      CREATE TABLE content.direct_messages_1 PARTITION OF content.direct_messages
        FOR VALUES FROM (0) TO (100);
      CREATE TABLE content.direct_messages_2 PARTITION OF content.direct_messages
        FOR VALUES FROM (100) TO (10000);
      CREATE TABLE content.stored_files (id bigint PRIMARY KEY, message_id bigint NOT NULL
        REFERENCES content.direct_messages, file_name text);
      """;

  private static final String RECORD =
      """
      defaults:
        store: pg
        category: user.content.private
        subject: sender_id
        purpose: messaging.delivery
        basis: 6.1.b
        retention: {rule: until_deleted}
        at_rest: {enc: none}
        erasure: {action: delete, step: 50, verify: [logical_query], parts: [direct_messages]}
        export: {include: true, section: direct_messages}
        reviewed: {by: privacy-owner, on: 2026-11-21, expires: 2027-11-21}
      groups:
        - about: Planted messages between two people.
          records:
            - id: pg.content.direct_messages.id
            - id: pg.content.direct_messages.sender_id
            - id: pg.content.direct_messages.body
        - about: Planted files, which lead to their person through the message.
          defaults:
            subject: message_id -> content.direct_messages(id).sender_id
          records:
            - id: pg.content.stored_files.id
            - id: pg.content.stored_files.message_id
            - id: pg.content.stored_files.file_name
      """;

  @TempDir static Path folder;
  private static House house;

  private final UserId ada;
  private final UserId bob;

  DeclaredTablesTest() {
    ada = house.newPerson();
    bob = house.newPerson();
  }

  @BeforeAll
  static void plant() {
    var privacy = PlantedInventory.in(folder.resolve("privacy"), RECORD);
    house = new House(folder.resolve("ledger"), Map.of("parley.privacy-dir", privacy.toString()));
    house.with(connection -> Sql.update(connection, MIGRATION));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void erasesWhatWasDeclaredAndCountsItInTheReceipt() {
    write(ada, 0);
    write(bob, 50);

    var code = house.confirm(ada, new ErasureScope.Everything(), Duration.ZERO);
    house.workUntilErased(ada);

    assertThat(house.rowsOf(ada)).isEmpty();
    assertThat(left("direct_messages")).isEqualTo("10");
    assertThat(left("stored_files")).isEqualTo("10");
    assertThat(house.receipts(code).getFirst().document())
        .contains("\"pg.content.direct_messages.body\":10")
        .contains("\"pg.content.stored_files.file_name\":10");
    house.confirm(bob, new ErasureScope.Everything(), Duration.ZERO);
    house.workUntilErased(bob);
  }

  @Test
  void erasesThatPartAlone() {
    write(ada, 200);
    var place = house.newServer(ada, PermissionSet.EVERYONE_DEFAULT);
    house.say(place, ada, "in a server");

    var code = house.confirm(ada, new ErasureScope.DirectMessages(), Duration.ZERO);
    house.workUntilErased(ada);

    assertThat(house.rowsOf(ada))
        .containsKeys("content.messages", "identity.accounts", "keystore.subject_keys")
        .doesNotContainKeys("content.direct_messages", "content.stored_files");
    assertThat(house.receipts(code).getFirst().document()).doesNotContain("keystore");
  }

  @Test
  void erasesOneServerAlone() {
    var bobs = house.newServer(bob, PermissionSet.EVERYONE_DEFAULT);
    house.join(ada, bobs);
    var own = house.newServer(ada, PermissionSet.EVERYONE_DEFAULT);
    house.say(bobs, ada, "there");
    house.say(own, ada, "here");

    house.confirm(ada, new ErasureScope.OneServer(bobs.server()), Duration.ZERO);
    house.workUntilErased(ada);

    assertThat(house.rowsOf(ada)).containsEntry("content.messages", 1L);
    assertThat(house.rowsOf(ada)).containsEntry("content.members", 1L);
  }

  private void write(UserId sender, int from) {
    house.with(
        connection ->
            Sql.update(
                connection,
                "INSERT INTO content.direct_messages"
                    + " SELECT n, ?, 'words' FROM generate_series(? + 1, ? + 10) n",
                sender.value(),
                from,
                from));
    house.with(
        connection ->
            Sql.update(
                connection,
                "INSERT INTO content.stored_files"
                    + " SELECT id, id, 'name' FROM content.direct_messages WHERE sender_id = ?",
                sender.value()));
  }

  private static String left(String table) {
    return house.text("SELECT count(*) FROM content." + table);
  }
}
