package chat.parley.domain.instance;

import chat.parley.domain.id.UserId;

/// Somebody who administers this Parley. Only [AdministratorAccess] makes one: holding it is the
/// proof.
public final class Administrator {
  private final UserId id;

  Administrator(UserId id) {
    this.id = id;
  }

  public UserId id() {
    return id;
  }
}
