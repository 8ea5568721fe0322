package chat.parley.api.edge;

import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;

/// The headers that every answer carries.
final class AnswerHeaders {
  private static final Map<String, String> EVERY_ANSWER =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
              + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none';"
              + " form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script';"
              + " trusted-types 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "X-Frame-Options",
          "DENY",
          "Permissions-Policy",
          "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");

  private static final String NO_STORE = "no-store";
  private static final String TRANSPORT_SECURITY = "max-age=31536000";

  private AnswerHeaders() {}

  static void write(MutableHttpResponse<?> answer, boolean overTls) {
    MutableHttpHeaders headers = answer.getHeaders();
    EVERY_ANSWER.forEach(headers::set);
    if (overTls) {
      headers.set("Strict-Transport-Security", TRANSPORT_SECURITY);
    }
    // Only the web client's files say otherwise.
    if (!headers.contains("Cache-Control")) {
      headers.set("Cache-Control", NO_STORE);
    }
  }
}
