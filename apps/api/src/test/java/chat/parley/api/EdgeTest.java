package chat.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.ephemeral.Tickets;
import chat.parley.domain.id.ServerId;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.Problem;
import chat.parley.shared.error.ErrorReports;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every request passes and every answer carries, over real HTTP.
@Tag("real")
class EdgeTest {
  private static final String INSTANCE = "/api/v1/accounts/check-username";
  private static final String ASK = "{\"username\":\"nobody\"}";

  private static ApiNode node;
  private static Person ann;

  @BeforeAll
  static void start() {
    node = ApiNode.start();
    ann = Person.signUp(node, "ann");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/health/live", "/api/v1/servers", "/api/v1/nothing", "/api/v1/openapi.json"})
  void everyAnswerIsNamedAndGuarded(String path) {
    var headers = node.get(path).headers();
    assertThat(headers.firstValue("X-Request-Id"))
        .hasValueSatisfying(id -> assertThat(id).matches("[0-9A-Z]{4}-[0-9A-Z]{4}"));
    assertThat(headers.firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "require-trusted-types-for 'script'")
                    .doesNotContain("unsafe", "http"));
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Permissions-Policy")).isPresent();
    assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    assertThat(headers.firstValue("Server")).isEmpty();
    assertThat(headers.allValues("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void aProblemSaysWhatHappenedInBothEncodings() throws InvalidProtocolBufferException {
    var json = node.get("/api/v1/servers");
    assertThat(json.statusCode()).isEqualTo(401);
    assertThat(json.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    var problem = JsonParser.parseString(ApiNode.text(json)).getAsJsonObject();
    assertThat(problem.get("code").getAsString()).isEqualTo("UNAUTHENTICATED");
    assertThat(problem.get("type").getAsString()).isEqualTo("/problems/UNAUTHENTICATED");
    assertThat(problem.get("status").getAsInt()).isEqualTo(401);
    assertThat(problem.get("requestId").getAsString())
        .isEqualTo(json.headers().firstValue("X-Request-Id").orElseThrow());

    var protobuf = node.get("/api/v1/servers", "Accept", "application/x-protobuf");
    assertThat(protobuf.headers().firstValue("Content-Type"))
        .contains("application/problem+x-protobuf");
    assertThat(Problem.parseFrom(protobuf.body()).getCode()).isEqualTo(ErrorCode.UNAUTHENTICATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Basic YTpi",
        "Bearer short",
        "Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void onlyAGoodTokenLetsIn(String authorization) {
    var answer = node.get("/api/v1/servers", "Authorization", authorization);
    assertThat(code(answer)).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void aGoodTokenLetsIn() {
    assertThat(ann.get("/api/v1/servers").statusCode()).isEqualTo(200);
    assertThat(ApiNode.text(ann.get("/api/v1/servers"))).isEqualTo("{\"servers\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /api/v1/nothing          | 404 | NOT_FOUND",
        "GET    | /api/v2/servers          | 404 | NOT_FOUND",
        "PUT    | /api/v1/servers          | 405 | METHOD_NOT_ALLOWED",
        "TRACE  | /api/v1/servers          | 405 | METHOD_NOT_ALLOWED",
        "GET    | /api/v1/servers/abc      | 404 | NOT_FOUND",
        "GET    | /api/v1/servers/-1       | 404 | NOT_FOUND",
        "GET    | /api/v1/servers/007      | 404 | NOT_FOUND",
        "GET    | /api/v1/servers/9223372036854775808 | 404 | NOT_FOUND",
        "GET    | /api/v1/servers/7        | 404 | UNKNOWN_SERVER",
        "POST   | /                        | 405 | METHOD_NOT_ALLOWED",
      })
  void refusesPathsAndMethods(String method, String path, int status, String code) {
    var answer =
        node.send(
            node.request(path)
                .header("Authorization", ann.authorization())
                .method(method, BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(code(answer)).isEqualTo(code);
  }

  @Test
  void refusesOtherEncodings() {
    assertThat(code(ann.get("/api/v1/servers", "Accept", "text/html"))).isEqualTo("NOT_ACCEPTABLE");
    var form = node.request(INSTANCE).header("Content-Type", "text/plain");
    assertThat(code(node.send(form.POST(BodyPublishers.ofString(ASK)))))
        .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    assertThat(code(node.send(node.request(INSTANCE).POST(BodyPublishers.ofString(ASK)))))
        .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    assertThat(code(node.send("POST", INSTANCE, ASK, "Content-Encoding", "gzip")))
        .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    assertThat(code(node.send("POST", INSTANCE, "", "Content-Encoding", "identity")))
        .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void survivesHeadersThatMakeNoSense() {
    assertThat(node.get("/api/v1/servers", "Accept", "nonsense").statusCode()).isEqualTo(406);
    assertThat(node.send("POST", INSTANCE, ASK, "Accept", ";;q=,").statusCode()).isEqualTo(406);
    var odd = node.request(INSTANCE).header("Content-Type", "nonsense");
    assertThat(node.send(odd.POST(BodyPublishers.ofString(ASK))).statusCode()).isEqualTo(415);
    assertThat(node.get("/health/live", "Accept", "nonsense").statusCode()).isEqualTo(200);
    assertThat(node.get("/api/v1/nothing", "Accept", "nonsense").statusCode()).isEqualTo(404);
  }

  @Test
  void refusesBodiesThatAreTooLarge() {
    var large = "{\"username\":\"" + "a".repeat(ServerSettings.BODY_BYTES_MAX) + "\"}";
    var told = node.send("POST", INSTANCE, large);
    assertThat(told.statusCode()).isEqualTo(413);
    assertThat(code(told)).isEqualTo("PAYLOAD_TOO_LARGE");

    var chunks = BodyPublishers.ofByteArrays(List.of(new byte[60_000], new byte[60_000]));
    var untold =
        node.send(node.request(INSTANCE).header("Content-Type", "application/json").POST(chunks));
    assertThat(untold.statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({
    "Host, evil.test",
    "Host, localhost.evil.test:80",
    "Origin, https://evil.test",
    "Origin, null",
    "Origin, http://127.0.0.1:1",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
  })
  void refusesOtherSites(String header, String value) {
    var answer = node.send("POST", INSTANCE, ASK, header, value);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(code(answer)).isEqualTo("FORBIDDEN_ORIGIN");
  }

  @Test
  void answersItsOwnPages() {
    var own = "http://127.0.0.1:" + node.port();
    assertThat(
            node.send("POST", INSTANCE, ASK, "Origin", own, "Sec-Fetch-Site", "same-origin")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void theCookieRouteAsksForWhatOtherSitesCannotSend() {
    var bare = node.request("/api/v1/sessions/refresh").POST(BodyPublishers.noBody());
    assertThat(code(node.send(bare))).isEqualTo("FORBIDDEN_ORIGIN");
    var form =
        node.request("/api/v1/sessions/refresh")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("{}"));
    assertThat(code(node.send(form))).isEqualTo("FORBIDDEN_ORIGIN");
    var own =
        node.request("/api/v1/sessions/refresh")
            .header("X-Parley-Request", "1")
            .POST(BodyPublishers.noBody());
    assertThat(code(node.send(own))).isEqualTo("SESSION_ENDED");
  }

  @Test
  void metricsAreForThisMachine() {
    assertThat(node.get("/metrics").statusCode()).isEqualTo(200);
    assertThat(ApiNode.text(node.get("/metrics")))
        .contains("parley_http_requests_total{route=\"AccountService.SignUp\",status=\"2xx\"} 1");
    assertThat(node.get("/metrics", "X-Forwarded-For", "203.0.113.7").statusCode()).isEqualTo(404);
  }

  @Test
  void aTicketStandsForItsCallerOnce() {
    var server = ann.makeServer().server();
    var ticket = ann.make("POST", "/api/v1/gateway/tickets", "{}");
    var grant = node.bean(Tickets.class).redeem(ticket.get("ticket").getAsString()).orElseThrow();
    assertThat(Long.toString(grant.user().value())).isEqualTo(ann.id());
    assertThat(grant.servers()).contains(new ServerId(Long.parseLong(server)));
    assertThat(node.bean(Tickets.class).redeem(ticket.get("ticket").getAsString())).isEmpty();
    assertThat(ticket.get("expiresInS").getAsInt()).isEqualTo(30);
    assertThat(ticket.get("path").getAsString()).isEqualTo("/gateway");
  }

  @Test
  void saysWhetherItIsReady() {
    assertThat(ApiNode.text(node.get("/health/live"))).isEqualTo("live\n");
    assertThat(ApiNode.text(node.get("/health/ready"))).isEqualTo("ready\n");
  }

  @Test
  void answersHeadLikeGetWithoutABody() {
    var head = node.send(node.request("/api/v1/servers").method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(401);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void nothingBrokeOnTheWay() {
    assertThat(node.bean(ErrorReports.class).newest()).isEmpty();
  }

  private static String code(HttpResponse<byte[]> answer) {
    return JsonParser.parseString(ApiNode.text(answer)).getAsJsonObject().get("code").getAsString();
  }
}
