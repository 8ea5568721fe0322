package chat.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.api.route.Routes;
import chat.parley.proto.contract.Contracts;
import chat.parley.proto.contract.Endpoint;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.micronaut.web.router.Router;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The contracts, the routes and the served document say the same. Goal: no description drifts from
/// what is served. Method: compare the router with the descriptors; then call every method well and
/// badly, and look up each answer in the document.
@Tag("real")
class ContractTest {
  private static ApiNode node;
  private static Person ann;
  private static JsonObject document;

  @BeforeAll
  static void start() {
    node = ApiNode.start();
    ann = Person.signUp(node, "ann");
    document =
        JsonParser.parseString(ApiNode.text(node.get("/api/v1/openapi.json"))).getAsJsonObject();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void everyRouteIsAContractMethodAndTheOtherWayRound() {
    var described = Contracts.endpoints().stream().map(e -> Routes.key(e.method(), e.path()));
    var served =
        node.bean(Router.class)
            .uriRoutes()
            .filter(route -> !route.getHttpMethodName().equals("HEAD"))
            .map(r -> Routes.key(r.getHttpMethodName(), r.getUriMatchTemplate().toString()));
    assertThat(served.distinct().toList())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(described, Routes.OPEN.stream()).toList());
  }

  static List<Endpoint> endpoints() {
    return Contracts.endpoints();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endpoints")
  void answersOnlyWhatTheDocumentSays(Endpoint endpoint) {
    for (var path : List.of(path(endpoint, "7"), path(endpoint, "no-id"))) {
      for (var authorization : List.of("", ann.authorization())) {
        for (var body : List.of("{}", "{", "[]", "{\"content\":7,\"name\":7,\"username\":7}")) {
          requireDescribed(endpoint, call(endpoint, path, authorization, body));
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endpoints")
  void asksForATokenUnlessTheContractSaysOtherwise(Endpoint endpoint) {
    var answer = call(endpoint, path(endpoint, "7"), "", "{}");
    assertThat(ApiNode.text(answer).contains("\"UNAUTHENTICATED\""))
        .isEqualTo(!endpoint.anonymous());
  }

  private static HttpResponse<byte[]> call(
      Endpoint endpoint, String path, String authorization, String body) {
    boolean hasBody = endpoint.hasRequest() && !endpoint.requestInQuery();
    var request =
        node.request(path)
            .header("X-Parley-Request", "1")
            .method(
                endpoint.method(),
                hasBody ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
    if (hasBody) {
      request.header("Content-Type", "application/json");
    }
    if (!authorization.isEmpty() && !endpoint.name().startsWith("SessionService.LogOut")) {
      request.header("Authorization", authorization);
    }
    return node.send(request);
  }

  private static void requireDescribed(Endpoint endpoint, HttpResponse<byte[]> answer) {
    var responses =
        document
            .getAsJsonObject("paths")
            .getAsJsonObject(endpoint.path())
            .getAsJsonObject(endpoint.method().toLowerCase(Locale.ROOT))
            .getAsJsonObject("responses");
    var response = responses.getAsJsonObject(Integer.toString(answer.statusCode()));
    assertThat(response)
        .as("%s answered %s: %s", endpoint.name(), answer.statusCode(), ApiNode.text(answer))
        .isNotNull();
    assertThat(answer.statusCode()).isNotEqualTo(500);
    if (answer.statusCode() == 204) {
      assertThat(answer.body()).isEmpty();
      return;
    }
    var type = answer.headers().firstValue("Content-Type").orElseThrow();
    assertThat(response.getAsJsonObject("content").keySet()).contains(type);
    var json = JsonParser.parseString(ApiNode.text(answer)).getAsJsonObject();
    if (answer.statusCode() >= 400) {
      assertThat(response.getAsJsonArray("x-error-codes").asList())
          .extracting(JsonElement::getAsString)
          .contains(json.get("code").getAsString());
    }
    var schema =
        response.getAsJsonObject("content").getAsJsonObject(type).getAsJsonObject("schema");
    requireFits(json, schema);
  }

  /// Every member is a property of the schema, with its type.
  private static void requireFits(JsonElement value, JsonObject schema) {
    if (schema.has("$ref")) {
      var name = schema.get("$ref").getAsString().replace("#/components/schemas/", "");
      var named = document.getAsJsonObject("components").getAsJsonObject("schemas");
      requireFits(value, named.getAsJsonObject(name));
      return;
    }
    switch (schema.get("type").getAsString()) {
      case "object" -> {
        var properties = schema.getAsJsonObject("properties");
        for (var member : value.getAsJsonObject().entrySet()) {
          assertThat(properties.keySet()).contains(member.getKey());
          requireFits(member.getValue(), properties.getAsJsonObject(member.getKey()));
        }
      }
      case "array" ->
          value.getAsJsonArray().forEach(e -> requireFits(e, schema.getAsJsonObject("items")));
      case "string" -> assertThat(value.getAsJsonPrimitive().isString()).isTrue();
      case "boolean" -> assertThat(value.getAsJsonPrimitive().isBoolean()).isTrue();
      default -> assertThat(value.getAsJsonPrimitive().isNumber()).isTrue();
    }
  }

  private static String path(Endpoint endpoint, String variable) {
    return endpoint.path().replaceAll("\\{[a-z_]+}", variable);
  }
}
