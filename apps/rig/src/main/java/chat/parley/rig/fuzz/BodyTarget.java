package chat.parley.rig.fuzz;

import chat.parley.api.codec.Bodies;
import chat.parley.api.codec.Encoding;
import chat.parley.api.codec.Json;
import chat.parley.api.problem.Refused;
import chat.parley.proto.v1.CreateInviteRequest;
import chat.parley.proto.v1.MarkReadRequest;
import chat.parley.proto.v1.SendMessageRequest;
import chat.parley.proto.v1.SignUpRequest;
import chat.parley.proto.v1.UpdateServerRequest;
import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A body is refused in words, or read; and what was read is read again from what is written of
/// it, in both encodings.
public final class BodyTarget {
  private static final List<Class<? extends Message>> TYPES =
      List.of(
          SendMessageRequest.class,
          SignUpRequest.class,
          UpdateServerRequest.class,
          CreateInviteRequest.class,
          MarkReadRequest.class);

  private BodyTarget() {}

  /// Loads what the first inputs would wait for.
  public static void fuzzerInitialize() {
    for (var type : TYPES) {
      read(type, Encoding.JSON, "{}".getBytes(StandardCharsets.UTF_8));
      read(type, Encoding.PROTOBUF, new byte[0]);
    }
  }

  /// The first byte chooses type and encoding.
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    int choice = data[0] & 0xFF;
    read(
        TYPES.get(choice / 2 % TYPES.size()),
        (choice & 1) == 0 ? Encoding.JSON : Encoding.PROTOBUF,
        Arrays.copyOfRange(data, 1, data.length));
  }

  private static <M extends Message> void read(Class<M> type, Encoding encoding, byte[] body) {
    M message;
    try {
      message = Bodies.read(type, encoding, body);
    } catch (Refused _) {
      return;
    }
    var again = Bodies.read(type, Encoding.PROTOBUF, message.toByteArray());
    var written = Json.write(message).getBytes(StandardCharsets.UTF_8);
    // JSON knows no fields but those of the contract.
    var told = Bodies.read(type, Encoding.JSON, written);
    if (!again.equals(message) || !Json.write(told).equals(Json.write(message))) {
      throw new IllegalStateException("what was written is not what was read");
    }
  }
}
