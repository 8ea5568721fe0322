package chat.parley.shared.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {
  private static final String VALID =
      """
      defaults:
        store: pg
        category: user.content.private
        subject: author_id
        purpose: messaging.delivery
        basis: 6.1.b
        retention: {rule: until_deleted}
        at_rest: {enc: subject_key, row: author_id, aad: [inventory_id, row_id]}
        erasure: {action: delete_and_shred, step: 50, verify: [raw_scan]}
        export: {include: true, section: messages}
        reviewed: {by: privacy-owner, on: 2026-11-21, expires: 2027-11-21}
      groups:
        - about: What people write.
          records:
            - id: pg.content.messages.author_id
            - id: pg.content.messages.body
              fact: {what: What you write}
      """;

  @TempDir Path directory;

  @BeforeEach
  void lay() throws IOException {
    Files.createDirectory(directory.resolve("inventory"));
    Files.writeString(
        directory.resolve("purposes.yaml"),
        "messaging.delivery: {basis: 6.1.b, words: To bring it., recipients: The readers.}\n");
    Files.writeString(
        directory.resolve("categories.yaml"),
        "{user.content.private: What people write, user.location.imprecise: Where they are}");
    Files.writeString(
        directory.resolve("facts.yaml"),
        """
        never_stored:
          - {words: Your location, categories: [user.location]}
          - {words: Your phone number, categories: [user.contact.phone_number]}
        """);
  }

  @Test
  void readsTheInventoryOfThisBuild() {
    var inventory = Inventory.load();
    assertThat(inventory.find("pg.ops.outbox_events.event_id")).isPresent();
    assertThat(inventory.expired(LocalDate.of(2026, 11, 22))).isEmpty();
  }

  @Test
  void readsADirectory() throws IOException {
    var inventory = load(VALID);
    var body = inventory.find("pg.content.messages.body").orElseThrow();
    assertThat(body.isPersonal()).isTrue();
    assertThat(body.atRest().additional()).containsExactly("inventory_id", "row_id");
    assertThat(inventory.ids(Store.PG))
        .containsExactly("pg.content.messages.author_id", "pg.content.messages.body");
    assertThat(inventory.expired(LocalDate.of(2027, 11, 21))).isEmpty();
    assertThat(inventory.expired(LocalDate.of(2027, 11, 22))).contains(body);
  }

  @Test
  void namesEveryFaultAtOnce() {
    assertThatThrownBy(
            () ->
                load(
                    VALID
                        .replace("basis: 6.1.b", "basis: 6.1.f")
                        .replace("rule: until_deleted", "rule: forever")
                        .replace("erasure:", "erasur:")))
        .isInstanceOf(InvalidInventoryException.class)
        .hasMessageContaining("basis differs")
        .hasMessageContaining("rule is not one of")
        .hasMessageContaining("erasur is not a known key")
        .hasMessageContaining("personal data need erasure");
  }

  @Test
  void wantsAReasonForWhatIsKept() {
    assertThatThrownBy(() -> load(VALID.replace("delete_and_shred", "keep")))
        .hasMessageContaining("what is kept needs reason, law and until");
  }

  @Test
  void wantsWordsWhereAReasonStands() {
    for (var empty : new String[] {"To" + "do", "TBD.", "?", "n/a", "..."}) {
      assertThatThrownBy(
              () ->
                  load(
                      VALID.replace(
                          "{include: true, section: messages}",
                          "{include: false, reason: \"" + empty + "\"}")))
          .hasMessageContaining("export.reason says nothing");
    }
  }

  @Test
  void wantsAPathThatLeadsToSomeone() {
    assertThatThrownBy(() -> load(VALID.replace("subject: author_id", "subject: the author")))
        .hasMessageContaining("subject is no path to a person");
    assertThatThrownBy(() -> load(VALID.replace("subject: author_id", "subject: writer_id")))
        .hasMessageContaining("pg.content.messages.writer_id, which is not declared");
    assertThatThrownBy(
            () ->
                load(
                    VALID.replace(
                        "subject: author_id", "subject: author_id -> identity.devices(id).owner")))
        .hasMessageContaining("pg.identity.devices.owner, which is not declared");
  }

  @Test
  void wantsKnownCategoriesTimesAndProofs() {
    assertThatThrownBy(
            () ->
                load(
                    VALID
                        .replace("category: user.content.private", "category: user.content.secret")
                        .replace("{rule: until_deleted}", "{rule: fixed, max: a week}")
                        .replace("[raw_scan]", "[a_look]")))
        .hasMessageContaining("category is not in categories.yaml")
        .hasMessageContaining("max is a time such as")
        .hasMessageContaining("verify is one of");
  }

  @Test
  void wantsTheInterestWhereThatIsTheBasis() throws IOException {
    Files.writeString(
        directory.resolve("purposes.yaml"),
        "messaging.delivery: {basis: 6.1.f, words: To bring it., recipients: The readers.}\n");
    assertThatThrownBy(() -> load(VALID.replace("6.1.b", "6.1.f")))
        .hasMessageContaining("messaging.delivery: a purpose on this basis names the interest");
  }

  @Test
  void refusesWhatNothingWouldDo() {
    assertThatThrownBy(() -> load(VALID + "      - {id: pg.content.index.messages_pkey}\n"))
        .hasMessageContaining("only a column can be exported");
    assertThatThrownBy(
            () ->
                load(
                    VALID
                        + """
                              - id: client.local.parley.draft.*
                                store: client
                                erasure: {action: keep, step: 20, reason: It is theirs., law: "17.1", until: ever}
                                export: {include: false, reason: It never left the device.}
                        """))
        .hasMessageContaining("what a browser has of a person goes with their session");
  }

  @Test
  void checksOtherRecordsInThePlaceOfItsOwn() throws IOException {
    var inventory = load(VALID);
    var other = load(VALID.replace("section: messages", "section: letters"));

    var changed = inventory.replacing(other.records());

    assertThat(changed.find("pg.content.messages.body"))
        .isEqualTo(other.find("pg.content.messages.body"));
    assertThat(changed.sha256()).isNotEqualTo(inventory.sha256());
    var stranger = Inventory.load().find("pg.identity.accounts.email").orElseThrow();
    assertThatThrownBy(() -> inventory.replacing(List.of(stranger)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wantsEachPlaceOnce() {
    assertThatThrownBy(() -> load(VALID + "      - {id: pg.content.messages.body}\n"))
        .hasMessageContaining("declared twice");
  }

  @Test
  void tellsWhatIsStoredAndWhatIsNot() throws IOException {
    var inventory = load(VALID);
    assertThat(Facts.stored(inventory))
        .containsExactly(new Facts.Stored("What you write", "encrypted with your own key"));
    assertThat(Facts.neverStored(inventory)).containsExactly("Your location", "Your phone number");
    assertThat(Facts.retention(inventory.find("pg.content.messages.body").orElseThrow()))
        .isEqualTo("Kept until deleted");
  }

  @Test
  void aPromiseVanishesWhenSomethingOfItsKindIsStored() throws IOException {
    var inventory =
        load(
            VALID
                + "      - {id: pg.identity.places.author_id}\n"
                + "      - {id: pg.identity.places.town, category: user.location.imprecise}\n");
    assertThat(Facts.neverStored(inventory)).containsExactly("Your phone number");
  }

  @Test
  void wordsFollowTheRetention() throws IOException {
    var kept = load(VALID.replace("{rule: until_deleted}", "{rule: fixed, max: P90D}"));
    assertThat(Facts.retention(kept.find("pg.content.messages.body").orElseThrow()))
        .isEqualTo("Kept 90 days");
  }

  @Test
  void anUnusedAccountGoesAfterItsNotices() throws IOException {
    var rule = "{rule: until_deleted, unused: {max: P24M, notices: [P22M, P23M]}}";
    var kept = load(VALID.replace("{rule: until_deleted}", rule));
    assertThat(Facts.retention(kept.find("pg.content.messages.body").orElseThrow()))
        .isEqualTo("Kept until deleted, or until not used for 24 months");
    for (var wrong : List.of("[]", "[P23M, P22M]", "[P24M]", "[P22M3D]", "[two years]")) {
      assertThatThrownBy(
              () ->
                  load(VALID.replace("{rule: until_deleted}", rule.replace("[P22M, P23M]", wrong))))
          .as(wrong)
          .isInstanceOf(InvalidInventoryException.class);
    }
  }

  private Inventory load(String records) throws IOException {
    Files.writeString(directory.resolve("inventory/some.yaml"), records);
    return Inventory.load(directory);
  }
}
