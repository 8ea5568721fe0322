package chat.parley.api.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.parley.api.problem.Refused;
import chat.parley.proto.v1.CreateInviteRequest;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.ListMessagesResponse;
import chat.parley.proto.v1.Message;
import chat.parley.proto.v1.Problem;
import chat.parley.proto.v1.SendMessageRequest;
import chat.parley.proto.v1.UpdateAccountRequest;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
  private static final String FOUR_BYTES = "😀";

  @Test
  void readsBothEncodings() {
    var sent = SendMessageRequest.newBuilder().setContent("שלום, 世界").build();
    assertThat(read(Json.write(sent))).isEqualTo(sent);
    assertThat(Bodies.read(SendMessageRequest.class, Encoding.PROTOBUF, sent.toByteArray()))
        .isEqualTo(sent);
  }

  @Test
  void countsCodePointsAndNotUnits() {
    assertThat(read(content(FOUR_BYTES.repeat(4000))).getContent()).hasSize(8000);

    var refused = refusal(content(FOUR_BYTES.repeat(4001)));
    assertThat(refused.getCode()).isEqualTo(ErrorCode.CONTENT_TOO_LONG);
    assertThat(refused.getField()).isEqualTo("content");
    assertThat(refused.getLimit()).isEqualTo(4000);
    assertThat(refused.getDetail()).isEqualTo("content must be at most 4000 characters.");
  }

  @Test
  void refusesWhatIsMissing() {
    assertThat(refusal("{}").getCode()).isEqualTo(ErrorCode.CONTENT_EMPTY);
  }

  @Test
  void holdsNumbersToTheirLimits() {
    var refused =
        refusal(
            CreateInviteRequest.class,
            Encoding.PROTOBUF,
            CreateInviteRequest.newBuilder().setUsesMax(-1).build().toByteArray());
    assertThat(refused.getCode()).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(refused.getDetail()).isEqualTo("usesMax must be at most 1000.");
  }

  @Test
  void holdsOptionalFieldsToTheirLimitsOnlyWhenTheyAreThere() {
    assertThat(Bodies.read(UpdateAccountRequest.class, Encoding.JSON, utf8("{}")))
        .isEqualTo(UpdateAccountRequest.getDefaultInstance());
    assertThat(
            refusal(UpdateAccountRequest.class, Encoding.JSON, utf8("{\"displayName\":\"\"}"))
                .getCode())
        .isEqualTo(ErrorCode.DISPLAY_NAME_INVALID);
  }

  @Test
  void takesEmptyProtobufForTheMessageOfDefaults() {
    assertThat(Bodies.read(CreateInviteRequest.class, Encoding.PROTOBUF, new byte[0]))
        .isEqualTo(CreateInviteRequest.getDefaultInstance());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "\"text\"",
        "{",
        "{\"content\":}",
        "{\"content\":7.5e}",
        "{\"content\":{\"a\":1}}",
        "{\"content\":[\"a\"]}",
        "{\"content\":7}",
        "{\"content\":true}",
        "{content:\"a\"}",
        "{'content':'a'}",
        "{\"content\":\"a\",}",
        "// a\n{\"content\":\"a\"}",
        "{\"content\":\"\\u0000\"}",
        "{\"content\":\"\\ud800\"}",
        "{\"content\":\"a\"} trailing",
      })
  void refusesWhatIsNoMessage(String body) {
    assertThat(refusal(body).getCode()).isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(refusal(body).getDetail()).doesNotContain(body.isEmpty() ? "\0" : body);
  }

  @Test
  void refusesBytesThatAreNoText() {
    byte[] body = utf8("{\"content\":\"x\"}");
    body[12] = (byte) 0xC3;
    assertThat(refusal(SendMessageRequest.class, Encoding.JSON, body).getCode())
        .isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(
            refusal(SendMessageRequest.class, Encoding.PROTOBUF, new byte[] {10, 1, (byte) 0xC3})
                .getCode())
        .isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(
            refusal(SendMessageRequest.class, Encoding.PROTOBUF, new byte[] {10, 100, 65})
                .getCode())
        .isEqualTo(ErrorCode.BAD_REQUEST);
  }

  @Test
  void refusesNestingWithoutEnd() {
    var deep = "{\"content\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
    assertThat(refusal(deep).getCode()).isEqualTo(ErrorCode.BAD_REQUEST);
  }

  @Test
  void ignoresFieldsItDoesNotKnow() {
    assertThat(read("{\"content\":\"a\",\"later\":{\"x\":[1]}}").getContent()).isEqualTo("a");
    var later =
        SendMessageRequest.newBuilder()
            .setContent("a")
            .setUnknownFields(
                UnknownFieldSet.newBuilder()
                    .addField(
                        99,
                        UnknownFieldSet.Field.newBuilder()
                            .addLengthDelimited(ByteString.copyFromUtf8("b"))
                            .build())
                    .build())
            .build();
    assertThat(
            Bodies.read(SendMessageRequest.class, Encoding.PROTOBUF, later.toByteArray())
                .getContent())
        .isEqualTo("a");
  }

  @Test
  void writesIdsAsTextAndListsAlways() {
    assertThat(Json.write(Message.newBuilder().setId(9_007_199_254_740_993L).build()))
        .contains("\"id\":\"9007199254740993\"");
    assertThat(Json.write(ListMessagesResponse.getDefaultInstance()))
        .contains("\"messages\":[]", "\"hasOlder\":false");
    assertThat(Json.write(Problem.newBuilder().setCode(ErrorCode.NOT_FOUND).build()))
        .isEqualTo("{\"code\":\"NOT_FOUND\"}");
  }

  @Test
  void refusesWithoutAStack() {
    assertThatThrownBy(() -> read("{")).isInstanceOf(Refused.class);
    assertThat(catchThrowableOfType(Refused.class, () -> read("{")).getStackTrace()).isEmpty();
  }

  private static SendMessageRequest read(String json) {
    return Bodies.read(SendMessageRequest.class, Encoding.JSON, utf8(json));
  }

  private static Problem refusal(String json) {
    return refusal(SendMessageRequest.class, Encoding.JSON, utf8(json));
  }

  private static Problem refusal(
      Class<? extends com.google.protobuf.Message> type, Encoding encoding, byte[] body) {
    return catchThrowableOfType(Refused.class, () -> Bodies.read(type, encoding, body)).problem();
  }

  private static String content(String text) {
    return Json.write(SendMessageRequest.newBuilder().setContent(text).build());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
