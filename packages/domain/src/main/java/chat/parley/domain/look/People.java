package chat.parley.domain.look;

import java.util.Optional;

/// What administrators may see of people. Whoever asks has written it down before.
public interface People {

  /// Empty when the account is gone.
  Optional<PersonFile> file(RecordedLook look);
}
