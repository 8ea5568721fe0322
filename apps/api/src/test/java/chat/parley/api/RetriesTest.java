package chat.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.identity.Together;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A request that is repeated, since its answer was lost, happens once. Method: repeat each five
/// times, one after another and at once, also when what it made has changed or gone since.
@Tag("real")
class RetriesTest {
  private static final int TIMES = 5;
  private static final ApiNode NODE = ApiNode.start();
  private static final Person ANN = Person.signUp(NODE, "ann");
  private static final Person BEN = Person.signUp(NODE, "ben");

  private final String key = UUID.randomUUID().toString();
  private Person.Place place;
  private String messages;

  @BeforeEach
  void open() {
    place = ANN.makeServer();
    messages = "/api/v1/channels/" + place.channel() + "/messages";
  }

  @AfterAll
  static void close() {
    NODE.close();
  }

  @Test
  void ofASendAnswerTheFirstMessageWhateverBecameOfIt() {
    var first = made(send("once"));
    assertThat(first.get("channelSeq").getAsString()).isEqualTo("1");
    requireSame(first, "once");

    var own = messages + "/" + first.get("id").getAsString();
    assertThat(ANN.send("PATCH", own, "{\"content\":\"edited\"}").statusCode()).isEqualTo(200);
    requireSame(first, "once");
    assertThat(list()).hasSize(1);
    assertThat(list().get(0).getAsJsonObject().get("content").getAsString()).isEqualTo("edited");

    assertThat(ANN.send("DELETE", own, "").statusCode()).isEqualTo(204);
    requireSame(first, "once");
    assertThat(list()).isEmpty();

    var next = made(ANN.send("POST", messages, body("next", UUID.randomUUID().toString())));
    assertThat(next.get("channelSeq").getAsString())
        .as("only the send, the edit and the deletion took a position")
        .isEqualTo("4");
  }

  @Test
  void ofASendThatArriveAtOnceMakeOneMessage() throws InterruptedException {
    var answers = Together.run(TIMES, () -> made(send("at once")));
    assertThat(answers)
        .extracting(answer -> answer.get("id"))
        .containsOnly(answers.getFirst().get("id"));
    assertThat(list()).hasSize(1);
  }

  @Test
  void withOtherWordsAreRefusedAndChangeNothing() {
    made(send("once"));
    for (int i = 0; i < TIMES; i++) {
      requireConflict(send("something else"));
    }
    assertThat(list()).hasSize(1);
    assertThat(list().get(0).getAsJsonObject().get("content").getAsString()).isEqualTo("once");
  }

  @Test
  void bySomebodyElseAreRequestsOfTheirOwn() {
    var invite = make(ANN, "/api/v1/servers/" + place.server() + "/invites", "{}");
    var accept = "/api/v1/invites/" + invite.get("code").getAsString() + "/accept";
    assertThat(BEN.send("POST", accept, "").statusCode()).isEqualTo(200);
    var anns = made(send("once"));
    var bens = made(BEN.send("POST", messages, body("once", key)));
    assertThat(bens.get("id")).isNotEqualTo(anns.get("id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v1/servers                  | servers  | {'name':'Once'} | {'name':'Other'}
          /api/v1/servers/{server}/channels | channels | {'name':'once'} | {'name':'other'}
          /api/v1/servers/{server}/invites  | invites  | {'usesMax':7}   | {'usesMax':8}
          """)
  void ofACreationMakeOne(String path, String what, String body, String other)
      throws InterruptedException {
    var route = path.replace("{server}", place.server());
    int before = count(what);
    var answers = new ArrayList<>(Together.run(TIMES, () -> make(ANN, route, body)));
    for (int i = 0; i < TIMES; i++) {
      answers.add(make(ANN, route, body));
    }
    assertThat(answers).containsOnly(answers.getFirst());
    requireConflict(ANN.send("POST", route, keyed(other)));
    assertThat(count(what)).isEqualTo(before + 1);
  }

  private void requireSame(JsonObject first, String words) {
    for (int i = 0; i < TIMES; i++) {
      var again = made(send(words));
      assertThat(again.get("id")).isEqualTo(first.get("id"));
      assertThat(again.get("channelSeq")).isEqualTo(first.get("channelSeq"));
    }
  }

  private static void requireConflict(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).get("code").getAsString()).isEqualTo("MUTATION_CONFLICT");
  }

  private HttpResponse<byte[]> send(String words) {
    return ANN.send("POST", messages, body(words, key));
  }

  private static String body(String words, String key) {
    var body = new JsonObject();
    body.addProperty("content", words);
    body.addProperty("clientMutationId", key);
    return body.toString();
  }

  private JsonObject make(Person person, String route, String body) {
    return made(person.send("POST", route, keyed(body)));
  }

  /// The body with the key of this test.
  private String keyed(String body) {
    var keyed = JsonParser.parseString(body.replace('\'', '"')).getAsJsonObject();
    keyed.addProperty("clientMutationId", key);
    return keyed.toString();
  }

  private JsonArray list() {
    return json(ANN.get(messages)).getAsJsonArray("messages");
  }

  private int count(String what) {
    var server = "/api/v1/servers/" + place.server();
    var list =
        switch (what) {
          case "servers" -> json(ANN.get("/api/v1/servers")).getAsJsonArray("servers");
          case "channels" -> json(ANN.get(server)).getAsJsonArray("channels");
          default -> json(ANN.get(server + "/invites")).getAsJsonArray("invites");
        };
    return list.size();
  }

  private static JsonObject made(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).as(ApiNode.text(answer)).isEqualTo(201);
    return json(answer);
  }

  private static JsonObject json(HttpResponse<byte[]> answer) {
    return JsonParser.parseString(ApiNode.text(answer)).getAsJsonObject();
  }
}
