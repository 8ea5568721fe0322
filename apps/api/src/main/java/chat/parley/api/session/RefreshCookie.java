package chat.parley.api.session;

import chat.parley.domain.session.GrantedSession;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/// The cookie of the refresh token. The `__Host-` prefix makes browsers refuse it from anything
/// but this very origin over a secure road.
@Singleton
final class RefreshCookie {
  static final String NAME = "__Host-parley-refresh";

  private final InstantSource clock;

  RefreshCookie(InstantSource clock) {
    this.clock = clock;
  }

  Cookie of(GrantedSession session) {
    var left = Duration.between(clock.instant(), session.refreshGoodUntil());
    return cookie(session.refresh().value(), left);
  }

  /// Makes the browser drop it.
  Cookie cleared() {
    return cookie("", Duration.ZERO);
  }

  private static Cookie cookie(String value, Duration maxAge) {
    return Cookie.of(NAME, value)
        .path("/")
        .secure(true)
        .httpOnly(true)
        .sameSite(SameSite.Strict)
        .maxAge(maxAge.toSeconds());
  }
}
