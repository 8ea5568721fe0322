package chat.parley.api.session;

import chat.parley.domain.session.Device;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

/// What a request tells of its device. The user agent itself goes no further than this.
public final class Devices {
  private Devices() {}

  public static Device of(HttpRequest<?> request) {
    return Device.ofUserAgent(request.getHeaders().get(HttpHeaders.USER_AGENT, String.class, ""));
  }
}
