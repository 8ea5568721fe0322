package chat.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/// Someone with an account, who speaks JSON.
public final class Person {
  private static final String PASSWORD = "correct horse battery staple 7";

  private final ApiNode node;
  private final String token;
  private final String id;

  private Person(ApiNode node, JsonObject granted) {
    this.node = node;
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
    return new Person(node, JsonParser.parseString(ApiNode.text(answer)).getAsJsonObject());
  }

  public String id() {
    return id;
  }

  public String authorization() {
    return "Bearer " + token;
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
