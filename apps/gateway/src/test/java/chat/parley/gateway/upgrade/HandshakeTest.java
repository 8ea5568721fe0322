package chat.parley.gateway.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.gateway.session.Encoding;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {

  private final Handshake handshake =
      new Handshake(new AllowedOrigins(URI.create("https://chat.example.org")));

  @Test
  void acceptsWithTheKeyOfTheRfc() {
    assertThat(ask(legal()))
        .isEqualTo(new Handshake.Answer.Accepted(Encoding.JSON, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
  }

  @ParameterizedTest
  @CsvSource({
    "https://chat.example.org,chat.example.org",
    "HTTPS://Chat.Example.Org,chat.example.org",
    "https://chat.example.org,127.0.0.1:8080",
    "http://localhost:8080,localhost:8080",
    "http://127.0.0.1:8080,127.0.0.1:8080",
    "http://[::1]:8080,[::1]:8080",
  })
  void admitsOurOwnPages(String origin, String host) {
    assertThat(askFrom(origin, host)).isInstanceOf(Handshake.Answer.Accepted.class);
  }

  @ParameterizedTest
  @CsvSource({
    "null,chat.example.org",
    "'',chat.example.org",
    "http://chat.example.org,chat.example.org",
    "https://chat.example.org:444,chat.example.org",
    "https://chat.example.org:443,chat.example.org",
    "https://evil.chat.example.org,chat.example.org",
    "https://chat.example.org.evil.example,chat.example.org",
    "https://example.org,chat.example.org",
    "https://chat.example.org,evil.example",
    "https://chat.example.org,''",
    "http://localhost:8081,localhost:8080",
    "http://localhost,localhost:8080",
    "https://localhost:8080,localhost:8080",
    "http://localhost:8080,chat.example.org",
    "http://rebound.evil.example:8080,rebound.evil.example:8080",
  })
  void refusesOtherPagesAndHosts(String origin, String host) {
    assertThat(askFrom(origin, host)).isEqualTo(new Handshake.Answer.Refused(403));
  }

  @Test
  void refusesMissingAndRepeatedOrigins() {
    var missing = legal();
    missing.remove(Headers.ORIGIN);
    assertThat(ask(missing)).isEqualTo(new Handshake.Answer.Refused(403));
    var twice = legal();
    twice.add(Headers.ORIGIN, "https://evil.example");
    assertThat(ask(twice)).isEqualTo(new Handshake.Answer.Refused(403));
  }

  @Test
  void refusesAnyQuerySoThatNoTokenTravelsInAUrl() {
    assertThat(handshake.answer(Methods.GET, "ticket=x", legal()))
        .isEqualTo(new Handshake.Answer.Refused(400));
  }

  @Test
  void refusesOtherMethods() {
    for (HttpString method : new HttpString[] {Methods.POST, Methods.HEAD, Methods.CONNECT}) {
      assertThat(handshake.answer(method, "", legal()))
          .isEqualTo(new Handshake.Answer.Refused(405));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "12", "14", "013", "13,14", ""})
  void asksForVersion13(String version) {
    assertThat(askWith(Headers.SEC_WEB_SOCKET_VERSION, version))
        .isEqualTo(new Handshake.Answer.Refused(426));
  }

  @Test
  void asksForAnUpgrade() {
    assertThat(askWith(Headers.UPGRADE, "h2c")).isEqualTo(new Handshake.Answer.Refused(426));
    assertThat(askWith(Headers.CONNECTION, "keep-alive"))
        .isEqualTo(new Handshake.Answer.Refused(426));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "c2hvcnQ=", "not base64!", "dGhlIHNhbXBsZSBub25jZSB0aGF0IGlzIGxvbmc="})
  void refusesKeysThatAreNot16Bytes(String key) {
    assertThat(askWith(Headers.SEC_WEB_SOCKET_KEY, key))
        .isEqualTo(new Handshake.Answer.Refused(400));
  }

  @Test
  void choosesTheFirstSubprotocolItSpeaks() {
    assertThat(askWith(Headers.SEC_WEB_SOCKET_PROTOCOL, "chat, parley.v1.protobuf"))
        .isInstanceOfSatisfying(
            Handshake.Answer.Accepted.class,
            accepted -> assertThat(accepted.encoding()).isEqualTo(Encoding.PROTOBUF));
    assertThat(askWith(Headers.SEC_WEB_SOCKET_PROTOCOL, "chat"))
        .isEqualTo(new Handshake.Answer.Refused(400));
  }

  private Handshake.Answer askFrom(String origin, String host) {
    var headers = legal();
    headers.put(Headers.ORIGIN, origin);
    headers.put(Headers.HOST, host);
    return ask(headers);
  }

  private Handshake.Answer askWith(HttpString name, String value) {
    var headers = legal();
    headers.put(name, value);
    return ask(headers);
  }

  private Handshake.Answer ask(HeaderMap headers) {
    return handshake.answer(Methods.GET, "", headers);
  }

  private static HeaderMap legal() {
    var headers = new HeaderMap();
    headers.put(Headers.HOST, "chat.example.org");
    headers.put(Headers.ORIGIN, "https://chat.example.org");
    headers.put(Headers.UPGRADE, "WebSocket");
    headers.put(Headers.CONNECTION, "keep-alive, Upgrade");
    headers.put(Headers.SEC_WEB_SOCKET_VERSION, "13");
    headers.put(Headers.SEC_WEB_SOCKET_KEY, "dGhlIHNhbXBsZSBub25jZQ==");
    headers.put(Headers.SEC_WEB_SOCKET_PROTOCOL, "parley.v1.json");
    return headers;
  }
}
