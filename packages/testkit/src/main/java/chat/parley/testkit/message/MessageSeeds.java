package chat.parley.testkit.message;

import chat.parley.db.message.ChannelHeads;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.SubjectKeys;
import chat.parley.domain.message.DraftMessage;
import chat.parley.domain.message.MessageContent;
import chat.parley.shared.snowflake.Snowflakes;
import chat.parley.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.UUID;

/// What a message needs in a test database before it can be sent: a channel with a head, and an
/// author with keys. No more of either exists.
public final class MessageSeeds {
  private static final int NODE = 1_001;

  private final IdSource ids = new Snowflakes(NODE, InstantSource.system())::next;
  private final TestDatabase database;

  public MessageSeeds(TestDatabase database) {
    this.database = database;
  }

  public IdSource ids() {
    return ids;
  }

  public ChannelId newChannel() {
    var channel = new ChannelId(ids.next());
    createChannel(channel);
    return channel;
  }

  public void createChannel(ChannelId channel) {
    try (var connection = database.dataSource().getConnection()) {
      ChannelHeads.create(connection, channel);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void deleteChannel(ChannelId channel) {
    try (var connection = database.dataSource().getConnection()) {
      ChannelHeads.delete(connection, channel);
      ChannelHeads.removeSome(connection, channel, Integer.MAX_VALUE);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public UserId newAuthor() {
    var author = new UserId(ids.next());
    database.bean(SubjectKeys.class).create(author);
    return author;
  }

  public ServerId newServer() {
    return new ServerId(ids.next());
  }

  public DraftMessage draft(ServerId server, ChannelId channel, UserId author, String words) {
    return draft(server, channel, author, words, UUID.randomUUID());
  }

  /// A draft as the use case makes it: with ids of its own at every try.
  public DraftMessage draft(
      ServerId server, ChannelId channel, UserId author, String words, UUID mutationId) {
    return new DraftMessage(
        new MessageId(ids.next()),
        new EventId(ids.next()),
        server,
        channel,
        author,
        new MessageContent(words),
        mutationId);
  }
}
