package chat.parley.rig.bench.stage;

import chat.parley.proto.v1.ConfirmErasureRequest;
import chat.parley.proto.v1.CreateServerRequest;
import chat.parley.proto.v1.ErasureConfirmed;
import chat.parley.proto.v1.ErasureScope;
import chat.parley.proto.v1.FindReceiptsRequest;
import chat.parley.proto.v1.FindReceiptsResponse;
import chat.parley.proto.v1.GatewayTicket;
import chat.parley.proto.v1.Nothing;
import chat.parley.proto.v1.ServerState;
import chat.parley.proto.v1.SessionGranted;
import chat.parley.proto.v1.SignUpRequest;
import chat.parley.proto.v1.StepUpGranted;
import chat.parley.proto.v1.StepUpRequest;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One of the few people of a benchmark, over the public API.
public final class Account {
  private static final String PROTOBUF = "application/x-protobuf";
  private static final int POLL_MS = 20;

  private final HttpClient http;
  private final URI api;
  private final String password;
  private final SessionGranted session;

  private Account(HttpClient http, URI api, String password, SessionGranted session) {
    this.http = http;
    this.api = api;
    this.password = password;
    this.session = session;
  }

  static Account signUp(HttpClient http, URI api) {
    var random = UUID.randomUUID().toString().replace("-", "");
    var password = "correct horse " + random;
    var body =
        SignUpRequest.newBuilder()
            .setUsername("bench" + random.substring(0, 16))
            .setPassword(password)
            .setOfAge(true)
            .build();
    return new Account(
        http,
        api,
        password,
        post(http, api, "/api/v1/accounts", null, body, SessionGranted.parser()));
  }

  public long id() {
    return session.getAccount().getUser().getId();
  }

  public String token() {
    return session.getAccessToken();
  }

  /// A server of its own with one channel in it.
  public Place createServer() {
    var body =
        CreateServerRequest.newBuilder()
            .setName("Benchmark")
            .setClientMutationId(UUID.randomUUID().toString())
            .build();
    var server = post(http, api, "/api/v1/servers", token(), body, ServerState.parser());
    return new Place(server.getServer().getId(), server.getChannels(0).getChannel().getId(), this);
  }

  public List<String> tickets(int count) {
    var tickets = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var nothing = Nothing.getDefaultInstance();
      tickets.add(
          post(http, api, "/api/v1/gateway/tickets", token(), nothing, GatewayTicket.parser())
              .getTicket());
    }
    return tickets;
  }

  /// Has everything about this person erased, and returns when the receipt is there. The instance
  /// gives them no time to think better of it.
  public void eraseAndAwaitReceipt() {
    var proof = StepUpRequest.newBuilder().setPassword(password).build();
    var path = "/api/v1/sessions/@current/step-up";
    post(http, api, path, token(), proof, StepUpGranted.parser());
    var everything = ConfirmErasureRequest.newBuilder().setScope(ErasureScope.EVERYTHING).build();
    var confirmed =
        post(
            http, api, "/api/v1/users/@me/erasure", token(), everything, ErasureConfirmed.parser());
    var code = FindReceiptsRequest.newBuilder().setCode(confirmed.getReceiptCode()).build();
    while (post(http, api, "/api/v1/receipts/find", null, code, FindReceiptsResponse.parser())
            .getReceiptsCount()
        == 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MS));
    }
  }

  private static <T> T post(
      HttpClient http,
      URI api,
      String path,
      @Nullable String token,
      MessageLite body,
      Parser<T> parser) {
    var request =
        HttpRequest.newBuilder(api.resolve(path))
            .header("Accept", PROTOBUF)
            .header("Content-Type", PROTOBUF)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      var answer = http.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new StageFailure(path + " was answered with " + answer.statusCode());
      }
      return parser.parseFrom(answer.body());
    } catch (InvalidProtocolBufferException e) {
      throw new StageFailure(path + " was not answered in protobuf");
    } catch (IOException e) {
      throw new StageFailure("nobody answers at " + api);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageFailure("interrupted");
    }
  }
}
