package chat.parley.standalone;

import chat.parley.proto.v1.LogInRequest;
import chat.parley.proto.v1.SessionGranted;
import chat.parley.proto.v1.StepUpRequest;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Does one thing of an administrator over the API of a running Parley: logs in as them, proves the
/// password once more, asks, and logs out. So it is the administrator who did it, whoever owns the
/// machine, and two of them are two.
final class AdminCall {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
  private static final int REFUSED = 400;

  private final URI origin;
  private final HttpClient client;
  private String token = "";

  private AdminCall(URI origin, HttpClient client) {
    this.origin = origin;
    this.client = client;
  }

  /// The lines to print.
  static List<String> run(URI origin, String administrator, String password, AdminRequest asked) {
    try (var client = HttpClient.newHttpClient()) {
      return new AdminCall(origin, client).run(administrator, password, asked);
    }
  }

  private List<String> run(String administrator, String password, AdminRequest asked) {
    logIn(administrator, password);
    try {
      post(
          "/api/v1/sessions/@current/step-up",
          StepUpRequest.newBuilder().setPassword(password).build());
      var answer = send(asked.method(), asked.path(), asked.body());
      return asked.field().map(field -> text(answer, field)).orElse(answer).lines().toList();
    } finally {
      logOut();
    }
  }

  private void logOut() {
    try {
      send("DELETE", "/api/v1/sessions/@current", Optional.empty());
    } catch (StartFailure e) {
      // the session ends by itself; what was asked for is what counts
    }
  }

  private void logIn(String administrator, String password) {
    var granted = SessionGranted.newBuilder();
    var body = LogInRequest.newBuilder().setUsername(administrator).setPassword(password).build();
    try {
      JsonFormat.parser().ignoringUnknownFields().merge(post("/api/v1/sessions", body), granted);
    } catch (InvalidProtocolBufferException e) {
      throw new StartFailure("no Parley answers at " + origin, e);
    }
    token = granted.getAccessToken();
  }

  private String post(String path, Message body) {
    return send("POST", path, Optional.of(body));
  }

  private String send(String method, String path, Optional<Message> body) {
    var request =
        HttpRequest.newBuilder(origin.resolve(path))
            .timeout(ANSWER_MAX)
            .header("Content-Type", "application/json")
            .header("X-Parley-Request", "1")
            .method(
                method,
                body.map(AdminCall::json)
                    .map(BodyPublishers::ofString)
                    .orElseGet(BodyPublishers::noBody));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    var answer = send(request.build());
    if (answer.statusCode() >= REFUSED) {
      throw new StartFailure(text(answer.body(), "title"));
    }
    return answer.body();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new StartFailure("no Parley answers at " + origin, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted", e);
    }
  }

  private static String text(String answer, String field) {
    return JsonParser.parseString(answer) instanceof JsonObject json && json.has(field)
        ? json.get(field).getAsString()
        : answer;
  }

  private static String json(Message message) {
    try {
      return JsonFormat.printer().omittingInsignificantWhitespace().print(message);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e); // it was built a moment ago
    }
  }
}
