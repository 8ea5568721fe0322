package chat.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Someone at a browser: speaks JSON, keeps a token, and the cookies that were set.
final class Visitor implements AutoCloseable {
  static final String PASSWORD = "correct horse battery staple 7";

  private static final String REFRESH = "__Host-parley-refresh";
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

  private final URI origin;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String token = "";

  Visitor(URI origin) {
    this.origin = origin;
  }

  record Answer(int status, JsonObject json) {
    /// The code of a refusal.
    String code() {
      return json.get("code").getAsString();
    }
  }

  /// Makes an account and uses it from now on.
  JsonObject signUp(String username, String... more) {
    var body = json("username", username, "password", PASSWORD);
    more(body, more);
    body.addProperty("ofAge", true);
    var granted = make("POST", "/api/v1/accounts", body);
    token = granted.get("accessToken").getAsString();
    return granted.getAsJsonObject("account");
  }

  /// Logs in, and is this person from now on.
  JsonObject enter(String username) {
    var granted = logIn(username, PASSWORD);
    assertThat(granted.status()).as("%s", granted.json()).isEqualTo(201);
    token = granted.json().get("accessToken").getAsString();
    return granted.json().getAsJsonObject("account");
  }

  Answer logIn(String username, String password) {
    return call("POST", "/api/v1/sessions", json("username", username, "password", password));
  }

  /// Logs in and uses the new session from now on; answers what was granted.
  JsonObject logInAgain(String username) {
    token = "";
    var granted =
        make("POST", "/api/v1/sessions", json("username", username, "password", PASSWORD));
    token = granted.get("accessToken").getAsString();
    return granted;
  }

  /// Renews the access token, as a browser does that comes back.
  void refresh() {
    token = "";
    var cookie = cookies.get(REFRESH);
    var request =
        request("/api/v1/sessions/refresh")
            .header("Cookie", REFRESH + "=" + cookie)
            .POST(BodyPublishers.noBody());
    var granted = answer(send(request));
    assertThat(granted.status()).as("%s", granted.json()).isEqualTo(200);
    token = granted.json().get("accessToken").getAsString();
  }

  /// Types the password again, for what asks for it.
  void stepUp() {
    make("POST", "/api/v1/sessions/@current/step-up", json("password", PASSWORD));
  }

  /// Does what must succeed.
  JsonObject make(String method, String path, JsonObject body) {
    var answer = call(method, path, body);
    assertThat(answer.status()).as("%s %s: %s", method, path, answer.json()).isBetween(200, 299);
    return answer.json();
  }

  /// Creates something, once.
  JsonObject create(String path, JsonObject body) {
    body.addProperty("clientMutationId", UUID.randomUUID().toString());
    return make("POST", path, body);
  }

  Answer call(String method, String path, JsonObject body) {
    var request = request(path).header("Content-Type", "application/json");
    return answer(send(request.method(method, BodyPublishers.ofString(body.toString()))));
  }

  Answer get(String path) {
    return answer(page(path));
  }

  /// Anything that is served, with headers as given.
  HttpResponse<String> page(String path, String... headers) {
    var request = request(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /// A file that is served.
  HttpResponse<byte[]> file(String path) {
    try {
      return client.send(request(path).build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  GatewaySocket connect() {
    var ticket = make("POST", "/api/v1/gateway/tickets", json());
    return GatewaySocket.identify(client, origin, ticket.get("ticket").getAsString());
  }

  /// The names of all cookies that were set.
  Set<String> cookies() {
    return cookies.keySet();
  }

  static JsonObject json(String... pairs) {
    var json = new JsonObject();
    more(json, pairs);
    return json;
  }

  @Override
  public void close() {
    client.close();
  }

  private static void more(JsonObject json, String... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      json.addProperty(pairs[i], pairs[i + 1]);
    }
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(origin.resolve(path))
            .timeout(ANSWER_MAX)
            .header("X-Parley-Request", "1");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").stream()
          .map(cookie -> cookie.split(";", 2)[0].split("=", 2))
          .forEach(cookie -> cookies.put(cookie[0], cookie[1]));
      return response;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Answer answer(HttpResponse<String> response) {
    var body = Optional.of(response.body()).filter(text -> !text.isEmpty()).orElse("{}");
    return new Answer(response.statusCode(), JsonParser.parseString(body).getAsJsonObject());
  }
}
