package chat.parley.domain.message;

import static chat.parley.domain.permission.Permission.READ_MESSAGE_HISTORY;

import chat.parley.domain.channel.AccessibleChannel;
import chat.parley.domain.channel.ChannelAccess;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.UserId;

/// Reads a page of a channel.
public final class PageMessages {
  public static final int PAGE_MESSAGES_MAX = 100;
  public static final int PAGE_MESSAGES_DEFAULT = 50;

  private final ChannelAccess access;
  private final MessageStore messages;

  /// Where to read, and how much.
  public record Query(UserId reader, ChannelId channel, PagePosition position, int limit) {
    public Query {
      if (limit < 1 || limit > PAGE_MESSAGES_MAX) {
        throw new IllegalArgumentException("a page has 1 to 100 messages");
      }
    }
  }

  /// What became of it.
  public sealed interface Outcome {
    record Page(MessagePage page) implements Outcome {}

    record UnknownChannel() implements Outcome {}

    record MissingPermission() implements Outcome {}
  }

  public PageMessages(ChannelAccess access, MessageStore messages) {
    this.access = access;
    this.messages = messages;
  }

  public Outcome handle(Query query) {
    return access
        .find(query.reader(), query.channel())
        .map(channel -> read(query, channel))
        .orElseGet(Outcome.UnknownChannel::new);
  }

  private Outcome read(Query query, AccessibleChannel channel) {
    return channel.allows(READ_MESSAGE_HISTORY)
        ? new Outcome.Page(messages.page(channel.id(), query.position(), query.limit()))
        : new Outcome.MissingPermission();
  }
}
