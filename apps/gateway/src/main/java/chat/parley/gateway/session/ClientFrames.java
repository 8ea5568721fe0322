package chat.parley.gateway.session;

import chat.parley.proto.json.StrictJson;
import chat.parley.proto.v1.ClientFrame;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads what clients send.
public final class ClientFrames {

  private ClientFrames() {}

  /// Empty when the payload is not a frame in this encoding.
  public static Optional<ClientFrame> parse(Encoding encoding, byte[] payload) {
    try {
      return Optional.of(
          switch (encoding) {
            case PROTOBUF -> ClientFrame.parseFrom(payload);
            case JSON -> {
              var frame = ClientFrame.newBuilder();
              StrictJson.merge(new String(payload, StandardCharsets.UTF_8), frame);
              yield frame.build();
            }
          });
    } catch (InvalidProtocolBufferException _) {
      return Optional.empty();
    }
  }
}
