package chat.parley.gateway.node;

import static chat.parley.gateway.frame.ClientBytes.bytes;
import static chat.parley.gateway.frame.ClientBytes.frame;
import static chat.parley.gateway.frame.ClientBytes.join;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.gateway.frame.ClientBytes;
import chat.parley.gateway.frame.Violations;
import chat.parley.gateway.rig.GatewayRig;
import chat.parley.gateway.rig.Limits;
import chat.parley.gateway.rig.TestSocket;
import chat.parley.gateway.session.Encoding;
import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.Heartbeat;
import chat.parley.proto.v1.StartTyping;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every broken frame over a real socket, and the legal ones beside them.
@Tag("real")
class FramesOverSocketTest {

  private static final ClientFrame HEARTBEAT =
      ClientFrame.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()).build();

  private static GatewayRig rig;

  @BeforeAll
  static void start() {
    rig = new GatewayRig();
  }

  @AfterAll
  static void stop() {
    rig.close();
    assertThat(rig.errors.newest()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("chat.parley.gateway.frame.Violations#all")
  void closesWithTheExactCode(Violations violation) {
    // A JSON socket for text and a protobuf socket for the rest, so that only the frame is wrong.
    var encoding = violation.code() == 1007 ? Encoding.JSON : Encoding.PROTOBUF;
    try (var socket = rig.connect(encoding)) {
      socket.sendBytes(violation.sent());
      assertThat(socket.closeCode()).isEqualTo(violation.code());
      assertThat(socket.next()).as("then the stream ends").isEmpty();
    }
  }

  @Test
  void answersAHeartbeatInEveryLegalForm() {
    byte[] payload = HEARTBEAT.toByteArray();
    try (var socket = rig.connect()) {
      socket.send(HEARTBEAT);
      assertThat(socket.nextFrame().hasHeartbeatAck()).isTrue();
      socket.sendBytes(
          join(
              frame(0x02, Arrays.copyOf(payload, 1)),
              frame(0x89, bytes(1, 2, 3)),
              frame(0x00, new byte[0]),
              frame(0x80, Arrays.copyOfRange(payload, 1, payload.length))));
      var pong = socket.next().orElseThrow();
      assertThat(pong.opcode()).isEqualTo(10);
      assertThat(pong.payload()).containsExactly(1, 2, 3);
      assertThat(socket.nextFrame().hasHeartbeatAck()).isTrue();
    }
  }

  @Test
  void answersAMessageThatArrivesByteByByte() {
    try (var socket = rig.connect()) {
      for (byte each : ClientBytes.binary(HEARTBEAT.toByteArray())) {
        socket.sendBytes(new byte[] {each});
      }
      assertThat(socket.nextFrame().hasHeartbeatAck()).isTrue();
    }
  }

  @Test
  void echoesTheCodeOfAClosingClient() {
    try (var socket = rig.connect()) {
      socket.sendBytes(ClientBytes.close(1000, "bye".getBytes(StandardCharsets.UTF_8)));
      assertThat(socket.closeCode()).isEqualTo(1000);
      assertThat(socket.next()).isEmpty();
    }
  }

  @Test
  void refusesTheOtherKindOfMessage() {
    try (var protobuf = rig.connect();
        var json = rig.connect(Encoding.JSON)) {
      protobuf.sendBytes(ClientBytes.text("{}"));
      assertThat(protobuf.closeCode()).isEqualTo(1003);
      json.sendBytes(ClientBytes.binary(HEARTBEAT.toByteArray()));
      assertThat(json.closeCode()).isEqualTo(1003);
    }
  }

  @Test
  void closesWhatIsNoFrameOfOurs() {
    try (var protobuf = rig.connect();
        var json = rig.connect(Encoding.JSON)) {
      protobuf.sendBytes(ClientBytes.binary(bytes(0xFF, 0xFF, 0xFF)));
      assertThat(protobuf.closeCode()).isEqualTo(4002);
      json.sendBytes(ClientBytes.text("{\"identify\":7}"));
      assertThat(json.closeCode()).isEqualTo(4002);
    }
  }

  @Test
  void refusesToActForNobody() {
    try (var socket = rig.connect()) {
      socket.send(
          ClientFrame.newBuilder()
              .setStartTyping(StartTyping.newBuilder().setChannelId(1))
              .build());
      assertThat(socket.closeCode()).isEqualTo(4003);
    }
  }

  @Test
  void closesWhoSendsTooMuch() {
    try (var strict = new GatewayRig(Limits.ofFrames(20, 1_000));
        var socket = strict.connect()) {
      for (int i = 0; i < 21; i++) {
        socket.sendBytes(i % 2 == 0 ? frame(0x89, new byte[0]) : frame(0x8A, new byte[0]));
      }
      assertThat(socket.closeCode()).isEqualTo(4008);
    }
  }

  @Test
  void saysHelloFirst() {
    try (var socket = TestSocket.open(rig.port(), Encoding.JSON)) {
      GatewayFrame hello = socket.nextFrame();
      assertThat(hello.getHello().getHeartbeatIntervalMs()).isEqualTo(41_250);
      assertThat(hello.getHello().getFrameBytesMax()).isEqualTo(16_384);
    }
  }
}
