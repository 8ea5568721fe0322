package chat.parley.domain.account;

import chat.parley.domain.id.UserId;
import java.util.Optional;

/// The one place that answers whether an account is active or restricted.
public interface Standings {

  /// Empty when there is no such account.
  Optional<Standing> of(UserId user);
}
