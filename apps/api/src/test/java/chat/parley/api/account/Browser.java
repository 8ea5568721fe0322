package chat.parley.api.account;

import chat.parley.api.ApiNode;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/// A browser that keeps one cookie and one access token, like the web client.
final class Browser {
  static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  private static final String COOKIE = "__Host-parley-refresh=";

  private final ApiNode node;
  private String cookie = "";
  private String token = "";

  Browser(ApiNode node) {
    this.node = node;
  }

  /// What an answer says: its status, and the code when it is a refusal.
  record Answer(int status, String code, JsonObject json) {}

  /// Another tab: it shares the cookie as it is now.
  Browser tab() {
    var tab = new Browser(node);
    tab.cookie = cookie;
    return tab;
  }

  String cookie() {
    return cookie;
  }

  Answer signUp(String username, String password) {
    return post("/api/v1/accounts", credentials(username, password));
  }

  Answer logIn(String username, String password) {
    return post("/api/v1/sessions", credentials(username, password));
  }

  Answer refresh() {
    return keep(node.send("POST", "/api/v1/sessions/refresh", "", headers()));
  }

  Answer post(String path, JsonObject body) {
    return call("POST", path, body);
  }

  Answer call(String method, String path, JsonObject body) {
    return keep(node.send(method, path, body.toString(), headers()));
  }

  Answer get(String path) {
    return answer(node.get(path, headers()));
  }

  Answer delete(String path) {
    var headers = headers();
    return keep(node.send(node.request(path).headers(headers).DELETE()));
  }

  static JsonObject json(String... pairs) {
    var json = new JsonObject();
    for (int i = 0; i < pairs.length; i += 2) {
      json.addProperty(pairs[i], pairs[i + 1]);
    }
    return json;
  }

  private static JsonObject credentials(String username, String password) {
    var body = json("username", username, "password", password);
    body.addProperty("ofAge", true);
    return body;
  }

  private String[] headers() {
    var headers = new ArrayList<>(List.of("User-Agent", FIREFOX, "X-Parley-Request", "1"));
    if (!cookie.isEmpty()) {
      headers.addAll(List.of("Cookie", COOKIE + cookie));
    }
    if (!token.isEmpty()) {
      headers.addAll(List.of("Authorization", "Bearer " + token));
    }
    return headers.toArray(String[]::new);
  }

  private Answer keep(HttpResponse<byte[]> response) {
    var answer = answer(response);
    response
        .headers()
        .firstValue("Set-Cookie")
        .ifPresent(set -> cookie = set.substring(COOKIE.length(), set.indexOf(';')));
    if (answer.json.has("accessToken")) {
      token = answer.json.get("accessToken").getAsString();
    }
    return answer;
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    var text = ApiNode.text(response);
    var json = text.isEmpty() ? new JsonObject() : JsonParser.parseString(text).getAsJsonObject();
    var code = json.has("code") ? json.get("code").getAsString() : "";
    return new Answer(response.statusCode(), code, json);
  }
}
