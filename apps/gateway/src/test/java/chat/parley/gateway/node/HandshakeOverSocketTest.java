package chat.parley.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.gateway.rig.GatewayRig;
import chat.parley.gateway.rig.TestSocket;
import chat.parley.gateway.session.Encoding;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("real")
class HandshakeOverSocketTest {

  private static GatewayRig rig;

  @BeforeAll
  static void start() {
    rig = new GatewayRig();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET /gateway HTTP,GET /gateway?ticket=x HTTP,400",
    "GET /gateway HTTP,POST /gateway HTTP,405",
    "Origin: http://localhost,Origin: http://evil.example,403",
    "Origin: http://localhost,X-Nothing: http://localhost,403",
    "Host: localhost,Host: evil.example,403",
    "Sec-WebSocket-Version: 13,Sec-WebSocket-Version: 8,426",
    "dGhlIHNhbXBsZSBub25jZQ==,short,400",
    "parley.v1.protobuf,chat,400",
  })
  void refusesWithItsStatus(String part, String wrong, int status) {
    var request = TestSocket.legal(rig.port(), Encoding.PROTOBUF).replace(part, wrong);
    assertThat(TestSocket.answerTo(rig.port(), request)).startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void namesTheSubprotocolAndProvesTheKey() {
    try (var socket = TestSocket.open(rig.port(), Encoding.JSON)) {
      assertThat(socket.answer())
          .containsIgnoringCase("Sec-WebSocket-Protocol: parley.v1.json")
          .containsIgnoringCase("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
          .doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }
  }

  @Test
  void talksToTheClientOfTheJdk() throws Exception {
    rig.truth.town(900, 1, 901);
    var ready = new CompletableFuture<String>();
    var closed = new CompletableFuture<Integer>();
    var listener =
        new WebSocket.Listener() {
          private final StringBuilder text = new StringBuilder();

          @Override
          public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last && text.indexOf("\"ready\"") >= 0) {
              ready.complete(text.toString());
            }
            if (last) {
              text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
          }

          @Override
          public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedStage(null);
          }
        };
    try (var client = HttpClient.newHttpClient()) {
      var socket =
          client
              .newWebSocketBuilder()
              .subprotocols("parley.v1.json")
              .header("Origin", "http://127.0.0.1:" + rig.port())
              .buildAsync(URI.create("ws://127.0.0.1:" + rig.port() + "/gateway"), listener)
              .get(5, TimeUnit.SECONDS);
      var ticket = rig.ticket(1, 2, 900);
      socket
          .sendText("{\"identify\":{\"tick", false)
          .thenCompose(s -> s.sendText("et\":\"" + ticket + "\"}}", true))
          .get(5, TimeUnit.SECONDS);
      assertThat(ready.get(5, TimeUnit.SECONDS)).contains("\"serverId\":\"900\"");
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(5, TimeUnit.SECONDS);
      assertThat(closed.get(5, TimeUnit.SECONDS)).isEqualTo(1000);
    }
  }
}
