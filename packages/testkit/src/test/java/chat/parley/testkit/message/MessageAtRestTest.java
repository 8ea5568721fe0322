package chat.parley.testkit.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.id.EventId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.key.SubjectKeys;
import chat.parley.domain.message.Appended;
import chat.parley.domain.message.DraftMessage;
import chat.parley.domain.message.MessageContent;
import chat.parley.domain.message.MessageEdit;
import chat.parley.domain.message.MessageStore;
import chat.parley.testkit.canary.CanaryScan;
import chat.parley.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What people wrote rests encrypted. Method: send words that occur nowhere else, write everything
/// to disk, and look for them in every byte of the server's directory: heap, indexes, WAL and log.
/// A row that was planted in the clear proves that the search would have found them.
@Tag("real")
class MessageAtRestTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final MessageSeeds seeds = new MessageSeeds(DATABASE);
  private final MessageStore store = DATABASE.bean(MessageStore.class);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void sentWordsAreInNoFileOfTheServer() throws Exception {
    var sent = CanaryScan.canary();
    var edited = CanaryScan.canary();
    var failed = CanaryScan.canary();
    var planted = CanaryScan.canary();
    var draft = draft(sent);
    var message = ((Appended.Stored) store.append(draft)).message();
    store.edit(
        new MessageEdit(
            message, new MessageContent(edited), new EventId(seeds.ids().next()), Instant.now()));
    assertThatThrownBy(() -> store.append(withoutPartition(draft(failed))))
        .hasMessageNotContaining(failed);
    plant(planted);

    var canaries = List.of(sent, edited, failed, planted);
    var found = CanaryScan.find(TestDatabase.serverDirectory(), canaries);

    assertThat(found).doesNotContainKeys(sent, edited, failed);
    assertThat(found.get(planted))
        .as("the search finds what is there, in heap and WAL")
        .anyMatch(file -> file.contains("/base/"))
        .anyMatch(file -> file.contains("/pg_wal/"));
  }

  @Test
  void nobodyReadsARowWhoseKeyIsDestroyed() {
    var draft = draft(CanaryScan.canary());
    var message = ((Appended.Stored) store.append(draft)).message();
    assertThat(store.find(draft.channel(), message.id())).contains(message);

    DATABASE.bean(SubjectKeys.class).destroy(draft.author());

    assertThat(store.find(draft.channel(), message.id())).isEmpty();
  }

  private DraftMessage draft(String words) {
    return seeds.draft(seeds.newServer(), seeds.newChannel(), seeds.newAuthor(), words);
  }

  private static DraftMessage withoutPartition(DraftMessage draft) {
    return new DraftMessage(
        new MessageId(1),
        draft.event(),
        draft.server(),
        draft.channel(),
        draft.author(),
        draft.content(),
        draft.clientMutationId());
  }

  private static void plant(String words) throws SQLException {
    try (var connection = DATABASE.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE planted (words text)");
      try (var insert = connection.prepareStatement("INSERT INTO planted VALUES (?)")) {
        insert.setString(1, words);
        insert.executeUpdate();
      }
      statement.execute("CHECKPOINT");
    }
  }
}
