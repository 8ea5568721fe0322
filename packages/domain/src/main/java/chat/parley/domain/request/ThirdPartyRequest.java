package chat.parley.domain.request;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.look.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A request about what somebody else wrote.
public record ThirdPartyRequest(
    ThirdPartyRequestId id,
    ServerId server,
    ChannelId channel,
    MessageId message,
    UserId requester,
    Reason reason,
    Instant madeAt,
    Optional<Decided> decided) {
  /// The target; the law gives a month (Art. 12(3)).
  public static final Duration DECIDE_WITHIN = Duration.ofDays(7);

  /// What was decided, and when.
  public record Decided(Decision decision, Instant at) {}

  /// What those who moderate decide. The number rests in the database and is never given another
  /// meaning.
  public enum Decision {
    REMOVED(1),
    KEPT(2);

    private final int number;

    Decision(int number) {
      this.number = number;
    }

    public int number() {
      return number;
    }

    public static Decision of(int number) {
      return number == REMOVED.number ? REMOVED : KEPT;
    }
  }

  public Instant dueAt() {
    return madeAt.plus(DECIDE_WITHIN);
  }
}
