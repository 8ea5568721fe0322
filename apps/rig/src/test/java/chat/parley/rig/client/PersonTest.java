package chat.parley.rig.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.Message;
import chat.parley.proto.v1.Problem;
import chat.parley.proto.v1.SendMessageRequest;
import chat.parley.proto.v1.SessionGranted;
import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A person repeats what was not answered, and nothing else. The other end says what it is told.
class PersonTest {
  private static final String PROTOBUF = "application/x-protobuf";
  private static final int HOUR_S = 3_600;

  /// So short that every request finds it spent.
  private static final int SPENT_S = 1;

  private final ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final List<SendMessageRequest> sends = new ArrayList<>();
  private final List<String> cookies = new ArrayList<>();
  private int lifeS = HOUR_S;
  private int sessions;
  private HttpServer server;
  private Network network;

  /// What the other end does with a send.
  @FunctionalInterface
  private interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/v1/sessions", this::session);
    server.createContext("/api/v1/channels", this::send);
    server.start();
    network = new Network(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    network.close();
    server.stop(0);
  }

  @Test
  void repeatsUnderTheSameKeyUntilSomebodyAnswers() {
    replies.add(exchange -> exchange.close());
    replies.add(
        exchange ->
            answer(exchange, 502, "text/html", "<p>nobody here".getBytes(StandardCharsets.UTF_8)));
    replies.add(exchange -> answer(exchange, 429, PROTOBUF, problem(ErrorCode.RATE_LIMITED)));
    replies.add(exchange -> answer(exchange, 201, PROTOBUF, message(7)));
    var answer = person().send(3, "hello");
    assertThat(answer.orFail().getId()).isEqualTo(7);
    assertThat(sends).hasSize(4);
    assertThat(keys()).hasSize(1);
  }

  @Test
  void takesARefusalForAnAnswer() {
    replies.add(exchange -> answer(exchange, 404, PROTOBUF, problem(ErrorCode.UNKNOWN_CHANNEL)));
    assertThat(person().send(3, "hello"))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UNKNOWN_CHANNEL));
    assertThat(sends).hasSize(1);
  }

  @Test
  void sendsEachMessageUnderAKeyOfItsOwn() {
    var person = person();
    for (int i = 0; i < 2; i++) {
      replies.add(exchange -> answer(exchange, 201, PROTOBUF, message(7)));
      person.send(3, "hello").orFail();
    }
    assertThat(keys()).hasSize(2);
  }

  @Test
  void tradesATokenThatIsNearlyOverForAnother() {
    lifeS = SPENT_S;
    var person = person();
    for (int i = 0; i < 2; i++) {
      replies.add(exchange -> answer(exchange, 201, PROTOBUF, message(7)));
      person.send(3, "hello").orFail();
    }
    // Each time with the cookie that came last.
    assertThat(cookies).containsExactly("refresh=1", "refresh=2");
  }

  @Test
  void tradesATokenThatIsRefusedOnce() {
    var person = person();
    replies.add(exchange -> answer(exchange, 401, PROTOBUF, problem(ErrorCode.UNAUTHENTICATED)));
    replies.add(exchange -> answer(exchange, 201, PROTOBUF, message(7)));
    person.send(3, "hello").orFail();
    assertThat(cookies).hasSize(1);
    replies.add(exchange -> answer(exchange, 401, PROTOBUF, problem(ErrorCode.UNAUTHENTICATED)));
    replies.add(exchange -> answer(exchange, 401, PROTOBUF, problem(ErrorCode.UNAUTHENTICATED)));
    assertThat(person.send(3, "hello")).isInstanceOf(Answer.Refused.class);
    assertThat(cookies).hasSize(2);
  }

  private Person person() {
    return Person.logIn(network, "ann", "a password of some length");
  }

  private Set<String> keys() {
    return sends.stream().map(SendMessageRequest::getClientMutationId).collect(Collectors.toSet());
  }

  private void session(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().endsWith("/refresh")) {
      cookies.add(exchange.getRequestHeaders().getFirst("Cookie"));
    }
    sessions++;
    exchange.getResponseHeaders().set("Set-Cookie", "refresh=" + sessions + "; HttpOnly");
    var granted =
        SessionGranted.newBuilder().setAccessToken("token " + sessions).setExpiresInS(lifeS);
    answer(exchange, 201, PROTOBUF, granted.build().toByteArray());
  }

  private void send(HttpExchange exchange) throws IOException {
    sends.add(SendMessageRequest.parseFrom(exchange.getRequestBody()));
    replies.remove().to(exchange);
  }

  private static byte[] message(long id) {
    return bytes(Message.newBuilder().setId(id).build());
  }

  private static byte[] problem(ErrorCode code) {
    return bytes(Problem.newBuilder().setCode(code).build());
  }

  private static byte[] bytes(MessageLite message) {
    return message.toByteArray();
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
