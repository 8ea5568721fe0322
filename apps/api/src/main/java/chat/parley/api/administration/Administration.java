package chat.parley.api.administration;

import chat.parley.api.problem.Refused;
import chat.parley.domain.instance.Administrator;
import chat.parley.domain.instance.AdministratorAccess;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.ErrorCode;
import jakarta.inject.Singleton;

/// The door that every method here goes through.
@Singleton
final class Administration {
  private final AdministratorAccess access;

  Administration(AdministratorAccess access) {
    this.access = access;
  }

  Administrator require(Caller caller) {
    return access.find(caller.user()).orElseThrow(() -> new Refused(ErrorCode.NOT_FOUND));
  }
}
