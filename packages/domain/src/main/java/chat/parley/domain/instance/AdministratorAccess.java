package chat.parley.domain.instance;

import chat.parley.domain.id.UserId;
import java.util.Optional;

/// The one door to what administrators may do.
public final class AdministratorAccess {
  private final Administrators administrators;

  public AdministratorAccess(Administrators administrators) {
    this.administrators = administrators;
  }

  /// Empty for everybody else: to them there is nothing here.
  public Optional<Administrator> find(UserId user) {
    return administrators.contains(user) ? Optional.of(new Administrator(user)) : Optional.empty();
  }
}
