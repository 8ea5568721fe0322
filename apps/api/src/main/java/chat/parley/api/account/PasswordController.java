package chat.parley.api.account;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.api.session.SessionAnswers;
import chat.parley.domain.credential.Password;
import chat.parley.domain.credential.PasswordJudge;
import chat.parley.domain.password.ChangePassword;
import chat.parley.domain.password.ResetPassword;
import chat.parley.domain.password.ResetToken;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.ChangePasswordRequest;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.JudgePasswordRequest;
import chat.parley.proto.v1.JudgePasswordResponse;
import chat.parley.proto.v1.ResetPasswordRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.util.List;

@Controller("/api/v1")
@Endpoints
final class PasswordController {
  private final PasswordJudge judge;
  private final ChangePassword changePassword;
  private final ResetPassword resetPassword;
  private final SessionAnswers answers;
  private final Doorbell doorbell;

  PasswordController(
      PasswordJudge judge,
      ChangePassword changePassword,
      ResetPassword resetPassword,
      SessionAnswers answers,
      Doorbell doorbell) {
    this.judge = judge;
    this.changePassword = changePassword;
    this.resetPassword = resetPassword;
    this.answers = answers;
    this.doorbell = doorbell;
  }

  @Post("/accounts/judge-password")
  HttpResponse<?> judge(@Body JudgePasswordRequest body) {
    var password = Password.parse(body.getPassword());
    if (password.isEmpty()) {
      return Problems.ofField(ErrorCode.BAD_REQUEST, "password");
    }
    int score = judge.score(password.get(), List.of(body.getUsername()));
    return HttpResponse.ok(
        JudgePasswordResponse.newBuilder()
            .setScore(score)
            .setAccepted(
                score >= PasswordJudge.SCORE_ACCEPTED_MIN
                    && password.get().codePoints() >= Password.CODE_POINTS_MIN)
            .build());
  }

  @Put("/users/@me/password")
  HttpResponse<?> change(Caller caller, @Body ChangePasswordRequest body) {
    var current = Password.parse(body.getCurrentPassword());
    var next = Password.parse(body.getNewPassword());
    if (current.isEmpty()) {
      return Problems.of(ErrorCode.WRONG_CREDENTIALS);
    }
    if (next.isEmpty()) {
      return Problems.ofField(ErrorCode.BAD_REQUEST, "newPassword");
    }
    var command = new ChangePassword.Command(caller, current.get(), next.get());
    return switch (changePassword.handle(command)) {
      case ChangePassword.Outcome.Changed(var session) -> {
        doorbell.ring();
        yield answers.granted(HttpStatus.OK, session);
      }
      case ChangePassword.Outcome.WrongCredentials() -> Problems.of(ErrorCode.WRONG_CREDENTIALS);
      case ChangePassword.Outcome.PasswordTooShort() -> Problems.of(ErrorCode.PASSWORD_TOO_SHORT);
      case ChangePassword.Outcome.PasswordTooWeak() -> Problems.of(ErrorCode.PASSWORD_TOO_WEAK);
    };
  }

  @Post("/password-resets")
  HttpResponse<?> reset(@Body ResetPasswordRequest body) {
    var next = Password.parse(body.getNewPassword());
    if (next.isEmpty()) {
      return Problems.ofField(ErrorCode.BAD_REQUEST, "newPassword");
    }
    var command = new ResetPassword.Command(new ResetToken(body.getToken()), next.get());
    return switch (resetPassword.handle(command)) {
      case ResetPassword.Outcome.Reset() -> {
        doorbell.ring();
        yield HttpResponse.noContent();
      }
      case ResetPassword.Outcome.LinkInvalid() -> Problems.of(ErrorCode.RESET_LINK_INVALID);
      case ResetPassword.Outcome.PasswordTooShort() -> Problems.of(ErrorCode.PASSWORD_TOO_SHORT);
      case ResetPassword.Outcome.PasswordTooWeak() -> Problems.of(ErrorCode.PASSWORD_TOO_WEAK);
    };
  }
}
