package chat.parley.api.session;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.api.edge.RateClass;
import chat.parley.api.edge.RateLimits;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.account.Typed;
import chat.parley.domain.account.Username;
import chat.parley.domain.credential.Password;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.password.ProvePassword;
import chat.parley.domain.session.Caller;
import chat.parley.domain.session.LogIn;
import chat.parley.domain.session.OwnSessions;
import chat.parley.domain.session.RefreshSession;
import chat.parley.domain.session.RefreshToken;
import chat.parley.domain.session.StepUps;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.ListSessionsResponse;
import chat.parley.proto.v1.LogInRequest;
import chat.parley.proto.v1.StepUpGranted;
import chat.parley.proto.v1.StepUpRequest;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;

@Controller("/api/v1/sessions")
@Endpoints
final class SessionController {
  private final LogIn logIn;
  private final RefreshSession refreshSession;
  private final OwnSessions ownSessions;
  private final ProvePassword provePassword;
  private final SessionAnswers answers;
  private final RefreshCookie cookie;
  private final RateLimits limits;
  private final Doorbell doorbell;

  SessionController(
      LogIn logIn,
      RefreshSession refreshSession,
      OwnSessions ownSessions,
      ProvePassword provePassword,
      SessionAnswers answers,
      RefreshCookie cookie,
      RateLimits limits,
      Doorbell doorbell) {
    this.logIn = logIn;
    this.refreshSession = refreshSession;
    this.ownSessions = ownSessions;
    this.provePassword = provePassword;
    this.answers = answers;
    this.cookie = cookie;
    this.limits = limits;
    this.doorbell = doorbell;
  }

  @Post
  HttpResponse<?> logIn(HttpRequest<?> request, @Body LogInRequest body) {
    var password = Password.parse(body.getPassword());
    if (password.isEmpty()) {
      return Problems.of(ErrorCode.WRONG_CREDENTIALS);
    }
    var tries = limits.takeOfName(RateClass.LOG_IN, folded(body.getUsername()));
    if (!tries.granted()) {
      return Problems.retryAfter(ErrorCode.RATE_LIMITED, tries.retryAfter());
    }
    var command =
        new LogIn.Command(new Typed(body.getUsername()), password.get(), Devices.of(request));
    return switch (logIn.handle(command)) {
      case LogIn.Outcome.LoggedIn(var session) -> answers.granted(HttpStatus.CREATED, session);
      case LogIn.Outcome.WrongCredentials() -> Problems.of(ErrorCode.WRONG_CREDENTIALS);
    };
  }

  /// A cookie that is no longer good is left alone: a request that crossed with another one must
  /// not take away the newer cookie.
  @Post("/refresh")
  HttpResponse<?> refresh(HttpRequest<?> request) {
    var token = request.getCookies().findCookie(RefreshCookie.NAME).map(Cookie::getValue);
    if (token.isEmpty()) {
      return Problems.of(ErrorCode.SESSION_ENDED);
    }
    var outcome = refreshSession.handle(new RefreshToken(token.get()));
    return switch (outcome) {
      case RefreshSession.Outcome.Refreshed(var session) -> answers.granted(HttpStatus.OK, session);
      case RefreshSession.Outcome.Ended() -> {
        doorbell.ring();
        yield Problems.of(ErrorCode.SESSION_ENDED);
      }
    };
  }

  @Get
  HttpResponse<?> list(Caller caller) {
    var list = ListSessionsResponse.newBuilder();
    for (var session : ownSessions.list(caller)) {
      list.addSessions(Sessions.toProto(session, caller));
    }
    return HttpResponse.ok(list.build());
  }

  @Post("/@current/step-up")
  HttpResponse<?> stepUp(Caller caller, @Body StepUpRequest body) {
    var password = Password.parse(body.getPassword());
    if (password.isEmpty()) {
      return Problems.of(ErrorCode.WRONG_CREDENTIALS);
    }
    return switch (provePassword.handle(caller, password.get())) {
      case PROVED ->
          HttpResponse.ok(
              StepUpGranted.newBuilder().setGoodForS((int) StepUps.GOOD_FOR.toSeconds()).build());
      case WRONG_CREDENTIALS -> Problems.of(ErrorCode.WRONG_CREDENTIALS);
    };
  }

  @Delete("/@current")
  HttpResponse<?> logOut(Caller caller) {
    ownSessions.logOut(caller);
    doorbell.ring();
    return HttpResponse.noContent().cookie(cookie.cleared());
  }

  @Delete
  HttpResponse<?> logOutOthers(Caller caller) {
    ownSessions.logOutOthers(caller);
    doorbell.ring();
    return HttpResponse.noContent();
  }

  @Delete("/{sessionId}")
  HttpResponse<?> revoke(SessionId sessionId, Caller caller) {
    if (!ownSessions.revoke(caller, sessionId)) {
      return Problems.of(ErrorCode.UNKNOWN_SESSION);
    }
    doorbell.ring();
    return HttpResponse.noContent();
  }

  /// One person, one bucket, however the name is written.
  private static String folded(String username) {
    return Username.parse(username).map(Username::value).orElse(username);
  }
}
