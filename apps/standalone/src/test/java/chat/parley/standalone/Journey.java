package chat.parley.standalone;

import static chat.parley.standalone.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// What two people do with a node from the first page to logging out, over HTTP and open sockets.
/// Each step waits until the other one sees it.
final class Journey {
  /// What the guest brings that is theirs alone.
  record Guest(String username, String displayName, String email, String says, String corrects) {}

  private final Visitor host;
  private final Visitor guest;
  private final Guest words;

  private Journey(Visitor host, Visitor guest, Guest words) {
    this.host = host;
    this.guest = guest;
    this.words = words;
  }

  /// Plays it whole; answers the names of the cookies that were set.
  static List<String> play(URI origin, Guest words) {
    try (var host = new Visitor(origin);
        var guest = new Visitor(origin)) {
      new Journey(host, guest, words).play();
      var cookies = new ArrayList<>(host.cookies());
      cookies.addAll(guest.cookies());
      return cookies;
    }
  }

  private void play() {
    host.signUp("host");
    var server = host.create("/api/v1/servers", json("name", "Garden"));
    var serverId = server.getAsJsonObject("server").get("id").getAsString();
    var channel = server.getAsJsonArray("channels").get(0).getAsJsonObject();
    var channelId = channel.getAsJsonObject("channel").get("id").getAsString();
    try (var window = host.connect()) {
      arrive(serverId, window);
      try (var door = guest.connect()) {
        talk(channelId, window, door);
        showAndRead(channelId, window, door);
        changeThings(serverId, channelId, door);
      }
      part(serverId, window);
    }
  }

  private void arrive(String serverId, GatewaySocket window) {
    var invite = host.create("/api/v1/servers/" + serverId + "/invites", json());
    var account =
        guest.signUp(words.username(), "displayName", words.displayName(), "email", words.email());
    assertThat(account.get("email").getAsString()).isEqualTo(words.email());
    var path = "/api/v1/invites/" + invite.get("code").getAsString();
    assertThat(guest.get(path).status()).isEqualTo(200);
    guest.make("POST", path + "/accept", json());
    var joined = window.awaitEvent("memberJoined").getAsJsonObject("member");
    assertThat(joined.getAsJsonObject("user").get("displayName").getAsString())
        .isEqualTo(words.displayName());
  }

  private void talk(String channelId, GatewaySocket window, GatewaySocket door) {
    var messages = "/api/v1/channels/" + channelId + "/messages";
    door.send("startTyping", json("channelId", channelId));
    window.await("typingStarted");
    var sent = guest.create(messages, json("content", words.says()));
    assertThat(content(window.awaitEvent("messageCreated"))).isEqualTo(words.says());
    var own = messages + "/" + sent.get("id").getAsString();
    guest.make("PATCH", own, json("content", words.corrects()));
    assertThat(content(window.awaitEvent("messageEdited"))).isEqualTo(words.corrects());
    guest.make("DELETE", own, json());
    window.awaitEvent("messageDeleted");
    guest.create(messages, json("content", words.says()));
    window.awaitEvent("messageCreated");
    assertThat(host.get(messages).json().getAsJsonArray("messages")).hasSize(1);
    assertThat(host.get("/api/v1/channels/" + channelId + "/events?after=0").status())
        .isEqualTo(200);
  }

  private void showAndRead(String channelId, GatewaySocket window, GatewaySocket door) {
    door.send("updatePresence", json("status", "AWAY"));
    var shown = window.await("presenceChanged");
    while (!shown.get("status").getAsString().equals("AWAY")) {
      shown = window.await("presenceChanged");
    }
    guest.make("PUT", "/api/v1/channels/" + channelId + "/read", json("channelSeq", "4"));
    door.awaitEvent("readPositionMoved");
    door.send("heartbeat", json());
    door.await("heartbeatAck");
  }

  private void changeThings(String serverId, String channelId, GatewaySocket door) {
    host.make("PATCH", "/api/v1/servers/" + serverId, json("name", "Orchard"));
    door.awaitEvent("serverUpdated");
    host.make("PATCH", "/api/v1/channels/" + channelId, json("topic", "Apples"));
    door.awaitEvent("channelUpdated");
    host.create("/api/v1/servers/" + serverId + "/channels", json("name", "pears"));
    door.awaitEvent("channelCreated");
    guest.make("PATCH", "/api/v1/users/@me", json("displayName", words.displayName() + " II"));
    door.awaitEvent("memberUpdated");
  }

  private void part(String serverId, GatewaySocket window) {
    guest.make("DELETE", "/api/v1/servers/" + serverId + "/members/@me", json());
    window.awaitEvent("memberLeft");
    assertThat(guest.get("/api/v1/sessions").status()).isEqualTo(200);
    guest.make("DELETE", "/api/v1/sessions/@current", json());
    assertThat(guest.get("/api/v1/users/@me").status()).isEqualTo(401);
    assertThat(guest.logIn(words.username(), "a wrong password").status()).isEqualTo(401);
    assertThat(guest.logIn(words.username(), Visitor.PASSWORD).status()).isEqualTo(201);
  }

  private static String content(JsonObject event) {
    return event.getAsJsonObject("message").get("content").getAsString();
  }
}
