package chat.parley.domain.account;

import chat.parley.domain.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a person sees of themselves.
///
/// @param email null when none was given
public record Account(
    UserId id,
    Username username,
    DisplayName displayName,
    @Nullable EmailAddress email,
    Instant createdAt) {

  /// What others see of this person.
  public Profile profile() {
    return new Profile(id, username, displayName);
  }
}
