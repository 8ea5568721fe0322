package chat.parley.api.edge;

import chat.parley.adapters.ephemeral.TokenDecision;
import chat.parley.api.bind.Callers;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Routes;
import chat.parley.domain.session.Authenticate;
import chat.parley.domain.session.Authenticate.Outcome;
import chat.parley.domain.session.Caller;
import chat.parley.domain.session.StepUps;
import chat.parley.proto.contract.Endpoint;
import chat.parley.proto.v1.ErrorCode;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Lets a request in when its caller is known, where one is asked for, and has tokens left.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AdmissionFilter implements Ordered {
  private static final String SCHEME = "Bearer ";

  private final Authenticate authenticate;
  private final RateLimits limits;
  private final StepUps stepUps;
  private final InstantSource clock;

  AdmissionFilter(
      Authenticate authenticate, RateLimits limits, StepUps stepUps, InstantSource clock) {
    this.authenticate = authenticate;
    this.limits = limits;
    this.stepUps = stepUps;
    this.clock = clock;
  }

  @Override
  public int getOrder() {
    return FilterOrder.ADMISSION;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.VIRTUAL)
  @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
    if (!Routes.isRouted(request) || Routes.isOpen(request)) {
      return null;
    }
    var client = ClientAddress.of(request);
    var ofPrefix = limits.takeOf(RateClass.PREFIX, client);
    if (!ofPrefix.granted()) {
      return tooMany(ofPrefix);
    }
    var endpoint = Routes.endpoint(request);
    if (endpoint.isPresent() && endpoint.get().anonymous()) {
      var decision = limits.takeOf(RateClass.of(endpoint.get()), client);
      return decision.granted() ? null : tooMany(decision);
    }
    return switch (authenticate.handle(token(request))) {
      case Outcome.Authenticated(var caller) -> admit(request, endpoint.orElse(null), caller);
      case Outcome.Restricted(var caller) ->
          endpoint.filter(Endpoint::whileRestricted).isPresent()
              ? admit(request, endpoint.get(), caller)
              : Problems.of(ErrorCode.ACCOUNT_RESTRICTED);
      case Outcome.Unauthenticated() -> unauthenticated();
    };
  }

  /// A route that is neither in the contracts nor open on purpose stays closed to everyone.
  private @Nullable HttpResponse<?> admit(
      HttpRequest<?> request, @Nullable Endpoint endpoint, Caller caller) {
    if (endpoint == null) {
      return Problems.of(ErrorCode.NOT_FOUND);
    }
    var decision = limits.takeOf(RateClass.of(endpoint), caller.user());
    if (!decision.granted()) {
      return tooMany(decision);
    }
    if (endpoint.stepUp() && !stepUps.isFresh(caller, clock.instant())) {
      return Problems.of(ErrorCode.STEP_UP_REQUIRED);
    }
    Callers.set(request, caller);
    return null;
  }

  private static String token(HttpRequest<?> request) {
    var header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : "";
  }

  private static HttpResponse<?> unauthenticated() {
    return Problems.of(ErrorCode.UNAUTHENTICATED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
  }

  private static HttpResponse<?> tooMany(TokenDecision decision) {
    return Problems.retryAfter(ErrorCode.RATE_LIMITED, decision.retryAfter());
  }
}
