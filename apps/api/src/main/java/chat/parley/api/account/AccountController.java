package chat.parley.api.account;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.adapters.wire.Accounts;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.api.session.Devices;
import chat.parley.api.session.SessionAnswers;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.CheckUsername;
import chat.parley.domain.account.SignUp;
import chat.parley.domain.account.Typed;
import chat.parley.domain.account.UpdateAccount;
import chat.parley.domain.credential.Password;
import chat.parley.domain.session.Caller;
import chat.parley.domain.session.SessionIssuer;
import chat.parley.proto.v1.CheckUsernameRequest;
import chat.parley.proto.v1.CheckUsernameResponse;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.SignUpRequest;
import chat.parley.proto.v1.UpdateAccountRequest;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;

@Controller("/api/v1")
@Endpoints
final class AccountController {
  private final SignUp signUp;
  private final CheckUsername checkUsername;
  private final UpdateAccount updateAccount;
  private final AccountStore accounts;
  private final SessionIssuer issuer;
  private final SessionAnswers answers;
  private final Doorbell doorbell;

  AccountController(
      SignUp signUp,
      CheckUsername checkUsername,
      UpdateAccount updateAccount,
      AccountStore accounts,
      SessionIssuer issuer,
      SessionAnswers answers,
      Doorbell doorbell) {
    this.signUp = signUp;
    this.checkUsername = checkUsername;
    this.updateAccount = updateAccount;
    this.accounts = accounts;
    this.issuer = issuer;
    this.answers = answers;
    this.doorbell = doorbell;
  }

  @Post("/accounts")
  HttpResponse<?> signUp(HttpRequest<?> request, @Body SignUpRequest body) {
    var password = Password.parse(body.getPassword());
    if (!body.getOfAge()) {
      return Problems.ofField(ErrorCode.BAD_REQUEST, "ofAge");
    }
    if (password.isEmpty()) {
      return Problems.ofField(ErrorCode.BAD_REQUEST, "password");
    }
    var command =
        new SignUp.Command(
            new Typed(body.getUsername()),
            password.get(),
            new Typed(body.getDisplayName()),
            new Typed(body.getEmail()));
    return switch (signUp.handle(command)) {
      case SignUp.Outcome.SignedUp(var account) ->
          answers.granted(HttpStatus.CREATED, issuer.open(account, Devices.of(request)));
      case SignUp.Outcome.UsernameInvalid() -> Problems.of(ErrorCode.USERNAME_INVALID);
      case SignUp.Outcome.UsernameTaken() -> Problems.of(ErrorCode.USERNAME_TAKEN);
      case SignUp.Outcome.DisplayNameInvalid() -> Problems.of(ErrorCode.DISPLAY_NAME_INVALID);
      case SignUp.Outcome.EmailInvalid() -> Problems.of(ErrorCode.EMAIL_INVALID);
      case SignUp.Outcome.EmailTaken() -> Problems.of(ErrorCode.EMAIL_TAKEN);
      case SignUp.Outcome.PasswordTooShort() -> Problems.of(ErrorCode.PASSWORD_TOO_SHORT);
      case SignUp.Outcome.PasswordTooWeak() -> Problems.of(ErrorCode.PASSWORD_TOO_WEAK);
    };
  }

  @Post("/accounts/check-username")
  HttpResponse<CheckUsernameResponse> checkUsername(@Body CheckUsernameRequest body) {
    var answer = CheckUsernameResponse.newBuilder();
    switch (checkUsername.handle(new Typed(body.getUsername()))) {
      case AVAILABLE -> answer.setAvailable(true);
      case TAKEN -> answer.setReason(ErrorCode.USERNAME_TAKEN.name());
      case INVALID -> answer.setReason(ErrorCode.USERNAME_INVALID.name());
    }
    return HttpResponse.ok(answer.build());
  }

  @Get("/users/@me")
  HttpResponse<?> account(Caller caller) {
    return accounts
        .find(caller.user())
        .<HttpResponse<?>>map(account -> HttpResponse.ok(Accounts.toProto(account)))
        .orElseGet(() -> Problems.of(ErrorCode.UNAUTHENTICATED));
  }

  @Patch("/users/@me")
  HttpResponse<?> update(Caller caller, @Body UpdateAccountRequest body) {
    var command =
        new UpdateAccount.Command(
            caller.user(),
            body.hasUsername() ? new Typed(body.getUsername()) : null,
            body.hasDisplayName() ? new Typed(body.getDisplayName()) : null,
            body.hasEmail() ? new Typed(body.getEmail()) : null);
    return switch (updateAccount.handle(command)) {
      case UpdateAccount.Outcome.Updated(var account) -> {
        doorbell.ring();
        yield HttpResponse.ok(Accounts.toProto(account));
      }
      case UpdateAccount.Outcome.UsernameInvalid() -> Problems.of(ErrorCode.USERNAME_INVALID);
      case UpdateAccount.Outcome.UsernameTaken() -> Problems.of(ErrorCode.USERNAME_TAKEN);
      case UpdateAccount.Outcome.DisplayNameInvalid() ->
          Problems.of(ErrorCode.DISPLAY_NAME_INVALID);
      case UpdateAccount.Outcome.EmailInvalid() -> Problems.of(ErrorCode.EMAIL_INVALID);
      case UpdateAccount.Outcome.EmailTaken() -> Problems.of(ErrorCode.EMAIL_TAKEN);
      case UpdateAccount.Outcome.UnknownAccount() -> Problems.of(ErrorCode.UNAUTHENTICATED);
    };
  }
}
