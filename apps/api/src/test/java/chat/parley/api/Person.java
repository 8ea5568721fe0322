package chat.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Someone with an account, who speaks JSON.
public final class Person {
  private static final String PASSWORD = "correct horse battery staple 7";

  private final ApiNode node;
  private final String token;
  private final String id;
  private final String cookie;

  private Person(ApiNode node, JsonObject granted, String cookie) {
    this.node = node;
    this.cookie = cookie;
    this.token = granted.get("accessToken").getAsString();
    this.id = granted.getAsJsonObject("account").getAsJsonObject("user").get("id").getAsString();
  }

  public static Person signUp(ApiNode node, String username) {
    var body = new JsonObject();
    body.addProperty("username", username);
    body.addProperty("password", PASSWORD);
    body.addProperty("ofAge", true);
    var answer = node.send("POST", "/api/v1/accounts", body.toString());
    assertThat(answer.statusCode()).as(ApiNode.text(answer)).isEqualTo(201);
    return new Person(
        node, JsonParser.parseString(ApiNode.text(answer)).getAsJsonObject(), cookie(answer));
  }

  public String id() {
    return id;
  }

  public String authorization() {
    return "Bearer " + token;
  }

  /// The refresh cookie of signing up, as a request carries it.
  public String cookie() {
    return cookie;
  }

  /// The cookie an answer sets, as the next request carries it.
  public static String cookie(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  /// A server with one channel, of this person; answers the ids of both.
  public Place makeServer() {
    var state =
        make(
            "POST",
            "/api/v1/servers",
            "{\"name\":\"Garden\",\"clientMutationId\":\"" + UUID.randomUUID() + "\"}");
    var channel = state.getAsJsonArray("channels").get(0).getAsJsonObject();
    return new Place(
        state.getAsJsonObject("server").get("id").getAsString(),
        channel.getAsJsonObject("channel").get("id").getAsString());
  }

  /// The ids of a server and its first channel.
  public record Place(String server, String channel) {}

  /// A message of a text; answers its id.
  public String say(String channel, String text) {
    var body = new JsonObject();
    body.addProperty("content", text);
    body.addProperty("clientMutationId", UUID.randomUUID().toString());
    return make("POST", "/api/v1/channels/" + channel + "/messages", body.toString())
        .get("id")
        .getAsString();
  }

  public HttpResponse<byte[]> get(String path, String... headers) {
    return node.get(path, mine(headers));
  }

  public HttpResponse<byte[]> send(String method, String path, String json, String... headers) {
    return node.send(method, path, json, mine(headers));
  }

  /// Does what must succeed, and answers the JSON.
  public JsonObject make(String method, String path, String json) {
    var answer = send(method, path, json);
    assertThat(answer.statusCode()).as(ApiNode.text(answer)).isBetween(200, 299);
    return JsonParser.parseString(ApiNode.text(answer)).getAsJsonObject();
  }

  private String[] mine(String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Authorization", authorization()));
    return all.toArray(String[]::new);
  }
}
