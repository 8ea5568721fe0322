package chat.parley.domain.account;

import chat.parley.domain.id.UserId;
import java.util.Collection;
import java.util.Map;

/// Names of people, for everything that shows them. It always answers from the current rows, so an
/// event that says "the name changed" never carries the old one.
public interface Profiles {

  /// One look-up for all of them. A person whose account is erased or restricted is missing.
  Map<UserId, Profile> find(Collection<UserId> users);
}
