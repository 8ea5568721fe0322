package chat.parley.domain.read;

import chat.parley.domain.channel.ChannelAccess;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.UserId;

/// Remembers how far a person has read.
public final class MarkRead {
  /// What is asked for.
  ///
  /// @param allowBack true to move the position back too
  public record Command(UserId user, ChannelId channel, long seq, boolean allowBack) {}

  public sealed interface Outcome {
    record Marked(ReadPosition position) implements Outcome {}

    record UnknownChannel() implements Outcome {}
  }

  private final ChannelAccess access;
  private final ReadPositionStore positions;

  public MarkRead(ChannelAccess access, ReadPositionStore positions) {
    this.access = access;
    this.positions = positions;
  }

  public Outcome handle(Command command) {
    return access
        .find(command.user(), command.channel())
        .flatMap(
            channel ->
                positions.move(command.user(), channel.id(), command.seq(), command.allowBack()))
        .<Outcome>map(Outcome.Marked::new)
        .orElseGet(Outcome.UnknownChannel::new);
  }
}
