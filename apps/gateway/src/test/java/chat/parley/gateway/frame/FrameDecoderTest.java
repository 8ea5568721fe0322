package chat.parley.gateway.frame;

import static chat.parley.gateway.frame.ClientBytes.bytes;
import static chat.parley.gateway.frame.ClientBytes.frame;
import static chat.parley.gateway.frame.ClientBytes.join;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {

  private static final int LIMIT = 16 * 1024;

  @ParameterizedTest
  @MethodSource("chat.parley.gateway.frame.Violations#all")
  void answersEachViolationWithItsCode(Violations violation) {
    assertThat(decode(violation.sent(), violation.sent().length).getLast())
        .isEqualTo(new Inbound.Violation(new CloseStatus(violation.code())));
  }

  @ParameterizedTest
  @MethodSource("chat.parley.gateway.frame.Violations#all")
  void findsTheViolationAlsoByteByByte(Violations violation) {
    assertThat(decode(violation.sent(), 1).getLast())
        .isEqualTo(new Inbound.Violation(new CloseStatus(violation.code())));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 4_096, 16_383, 16_384})
  void unmasksMessagesOfEveryLengthForm(int length) {
    var payload = random(length);
    assertThat(decode(ClientBytes.binary(payload), 1_000))
        .singleElement()
        .isInstanceOfSatisfying(
            Inbound.Message.class,
            message -> {
              assertThat(message.text()).isFalse();
              assertThat(message.payload()).isEqualTo(payload);
            });
  }

  @Test
  void joinsFragmentsAndHearsControlFramesBetweenThem() {
    var sent =
        join(
            frame(0x01, utf8("αβ")),
            frame(0x89, utf8("there?")),
            frame(0x00, new byte[0]),
            frame(0x8A, utf8("yes")),
            frame(0x80, utf8("γ")),
            ClientBytes.close(1000, utf8("bye")));
    var found = decode(sent, sent.length);
    assertThat(describe(found)).containsExactly("ping there?", "pong", "text αβγ", "close 1000");
  }

  @Test
  void findsTheSameAtEverySplitOfTheStream() {
    var sent =
        join(
            ClientBytes.text("héllo 👋"),
            frame(0x02, random(200)),
            frame(0x89, utf8("p")),
            frame(0x80, random(300)),
            frame(0x01, bytes(0xF0, 0x9F)),
            frame(0x80, bytes(0x91, 0x8B)),
            ClientBytes.close(4_999, utf8("ü")));
    var whole = describe(decode(sent, sent.length));
    for (int split = 1; split < sent.length; split++) {
      assertThat(describe(decode(sent, split))).as("pieces of %d", split).isEqualTo(whole);
      var decoder = new FrameDecoder(LIMIT);
      var found = new ArrayList<Inbound>();
      take(decoder, ByteBuffer.wrap(sent, 0, split), found);
      take(decoder, ByteBuffer.wrap(sent, split, sent.length - split), found);
      assertThat(describe(found)).as("split at %d", split).isEqualTo(whole);
    }
  }

  @Test
  void agreesWithTheJdkOnEveryCodePoint() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (codePoint >= 0xD800 && codePoint <= 0xDFFF) {
        continue;
      }
      byte[] encoded = utf8(Character.toString(codePoint));
      assertThat(Utf8.advance(Utf8.COMPLETE, encoded, 0, encoded.length)).isEqualTo(Utf8.COMPLETE);
    }
  }

  @Test
  void agreesWithTheJdkOnRandomBytes() {
    var random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      var candidate = new byte[1 + random.nextInt(5)];
      random.nextBytes(candidate);
      candidate[0] |= (byte) 0xC0;
      boolean valid =
          java.util.Arrays.equals(
              new String(candidate, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8),
              candidate);
      boolean ours = Utf8.advance(Utf8.COMPLETE, candidate, 0, candidate.length) == Utf8.COMPLETE;
      assertThat(ours).as(java.util.HexFormat.of().formatHex(candidate)).isEqualTo(valid);
    }
  }

  @Test
  void survivesRandomStreams() {
    var random = new Random(11);
    for (int round = 0; round < 5_000; round++) {
      var noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      var found = decode(join(ClientBytes.text("x"), noise), 1 + random.nextInt(40));
      assertThat(found.getFirst()).isInstanceOf(Inbound.Message.class);
    }
  }

  @Test
  void ignoresWhatFollowsACloseOrAViolation() {
    assertThat(describe(decode(join(ClientBytes.close(1000, new byte[0]), random(64)), 8)))
        .containsExactly("close 1000");
    assertThat(decode(join(frame(0x83, new byte[0]), ClientBytes.text("late")), 8)).hasSize(1);
  }

  @Test
  void readsACloseWithoutACode() {
    assertThat(describe(decode(frame(0x88, new byte[0]), 6))).containsExactly("close 1005");
  }

  @Test
  void keepsNoMessageTextInItsWords() {
    assertThat(decode(ClientBytes.text("secret"), 99).toString()).doesNotContain("secret");
  }

  private static List<Inbound> decode(byte[] sent, int piece) {
    var decoder = new FrameDecoder(LIMIT);
    var found = new ArrayList<Inbound>();
    for (int at = 0; at < sent.length; at += piece) {
      take(decoder, ByteBuffer.wrap(sent, at, Math.min(piece, sent.length - at)), found);
    }
    return found;
  }

  private static void take(FrameDecoder decoder, ByteBuffer input, List<Inbound> found) {
    while (true) {
      var next = decoder.next(input);
      if (next instanceof Inbound.Incomplete) {
        assertThat(input.hasRemaining()).isFalse();
        return;
      }
      found.add(next);
    }
  }

  private static List<String> describe(List<Inbound> found) {
    return found.stream()
        .map(
            inbound ->
                switch (inbound) {
                  case Inbound.Incomplete _ -> "incomplete";
                  case Inbound.Message(var text, var payload) ->
                      text
                          ? "text " + new String(payload, StandardCharsets.UTF_8)
                          : "binary " + java.util.Arrays.hashCode(payload);
                  case Inbound.Ping(var payload) ->
                      "ping " + new String(payload, StandardCharsets.UTF_8);
                  case Inbound.Pong _ -> "pong";
                  case Inbound.Close(var status) -> "close " + status.code();
                  case Inbound.Violation(var status) -> "violation " + status.code();
                })
        .toList();
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
