package chat.parley.gateway.upgrade;

import chat.parley.gateway.session.Encoding;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The opening handshake of RFC 6455 and what Parley asks beyond it. Pure.
final class Handshake {

  /// The answer to a request for a socket.
  sealed interface Answer {
    record Accepted(Encoding encoding, String acceptKey) implements Answer {}

    record Refused(int status) implements Answer {}
  }

  static final String VERSION = "13";

  private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int KEY_BYTES = 16;

  private final AllowedOrigins origins;

  Handshake(AllowedOrigins origins) {
    this.origins = origins;
  }

  Answer answer(HttpString method, String query, HeaderMap headers) {
    if (!method.equalToString("GET")) {
      return new Answer.Refused(StatusCodes.METHOD_NOT_ALLOWED);
    }
    // A token in a URL would end up in histories and logs; no query is understood.
    if (!query.isEmpty()) {
      return new Answer.Refused(StatusCodes.BAD_REQUEST);
    }
    if (!isFromOurPage(headers)) {
      return new Answer.Refused(StatusCodes.FORBIDDEN);
    }
    if (!tokens(headers, Headers.UPGRADE).contains("websocket")
        || !tokens(headers, Headers.CONNECTION).contains("upgrade")
        || !VERSION.equals(only(headers, Headers.SEC_WEB_SOCKET_VERSION))) {
      return new Answer.Refused(StatusCodes.UPGRADE_REQUIRED);
    }
    var key = only(headers, Headers.SEC_WEB_SOCKET_KEY);
    var encoding = Encoding.chosenFrom(listed(headers, Headers.SEC_WEB_SOCKET_PROTOCOL));
    if (!isKey(key) || encoding.isEmpty()) {
      return new Answer.Refused(StatusCodes.BAD_REQUEST);
    }
    return new Answer.Accepted(encoding.get(), acceptKey(key));
  }

  private boolean isFromOurPage(HeaderMap headers) {
    var origin = only(headers, Headers.ORIGIN);
    var host = only(headers, Headers.HOST);
    return !origin.isEmpty() && !host.isEmpty() && origins.admit(origin, host);
  }

  /// The value of a header that stands there exactly once; empty otherwise.
  private static String only(HeaderMap headers, HttpString name) {
    var values = headers.get(name);
    return values != null && values.size() == 1 ? values.getFirst() : "";
  }

  private static List<String> listed(HeaderMap headers, HttpString name) {
    var listed = new ArrayList<String>();
    var values = headers.get(name);
    if (values != null) {
      for (var value : values) {
        for (var part : value.split(",", -1)) {
          listed.add(part.strip());
        }
      }
    }
    return listed;
  }

  private static List<String> tokens(HeaderMap headers, HttpString name) {
    return listed(headers, name).stream()
        .map(token -> token.toLowerCase(java.util.Locale.ROOT))
        .toList();
  }

  private static boolean isKey(String key) {
    try {
      return Base64.getDecoder().decode(key).length == KEY_BYTES;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// What proves to the client that a WebSocket server answers. SHA-1 is what the RFC says; nothing
  /// rests on it.
  static String acceptKey(String key) {
    try {
      var sha1 = MessageDigest.getInstance("SHA-1");
      var digest = sha1.digest((key + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has it
    }
  }
}
