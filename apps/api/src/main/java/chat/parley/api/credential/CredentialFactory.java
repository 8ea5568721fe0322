package chat.parley.api.credential;

import chat.parley.domain.credential.PasswordJudge;
import chat.parley.domain.credential.PasswordPolicy;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

@Factory
final class CredentialFactory {
  @Singleton
  PasswordPolicy passwordPolicy(PasswordJudge judge) {
    return new PasswordPolicy(judge);
  }
}
