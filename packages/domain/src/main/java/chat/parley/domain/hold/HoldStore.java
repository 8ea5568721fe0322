package chat.parley.domain.hold;

import chat.parley.domain.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where holds rest.
public interface HoldStore {

  void add(Hold hold);

  Optional<Hold> find(HoldId id);

  /// Keeps an approval; false when there was one before, or the hold has ended meanwhile.
  boolean approve(Hold approved);

  /// Lets it end now; empty when it had ended.
  Optional<Hold> end(HoldId id, Instant now);

  /// Those that have not ended, the newest first.
  List<Hold> open(Instant now);

  /// Those that have not ended and that a person may know of.
  List<Hold> toldTo(UserId person, Instant now);
}
