package chat.parley.domain.look;

import chat.parley.domain.id.UserId;
import chat.parley.domain.instance.Administrator;
import java.time.Instant;
import java.util.List;

/// The looks that were taken.
public interface Looks {

  /// Writes a look down, for good when this returns.
  void record(Administrator by, UserId person, Look.Kind kind, Reason reason, Instant at);

  /// Those at a person, the newest first.
  List<Look> at(UserId person, int looksMax);
}
