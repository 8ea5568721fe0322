package chat.parley.api.session;

import chat.parley.adapters.wire.Accounts;
import chat.parley.domain.account.Standing;
import chat.parley.domain.session.GrantedSession;
import chat.parley.domain.session.SessionIssuer;
import chat.parley.proto.v1.SessionGranted;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/// Makes the answer that hands a device its tokens.
@Singleton
public final class SessionAnswers {
  private final RefreshCookie cookie;

  SessionAnswers(RefreshCookie cookie) {
    this.cookie = cookie;
  }

  public MutableHttpResponse<SessionGranted> granted(HttpStatus status, GrantedSession session) {
    return HttpResponse.<SessionGranted>status(status)
        .body(
            SessionGranted.newBuilder()
                .setSessionId(session.id().value())
                .setAccessToken(session.access().value())
                .setExpiresInS((int) SessionIssuer.ACCESS_GOOD_FOR.toSeconds())
                .setAccount(Accounts.toProto(session.account()))
                .setRestricted(session.standing() == Standing.RESTRICTED)
                .build())
        .cookie(cookie.of(session));
  }
}
