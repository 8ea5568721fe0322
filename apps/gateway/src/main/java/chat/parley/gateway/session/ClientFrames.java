package chat.parley.gateway.session;

import chat.parley.proto.v1.ClientFrame;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads what clients send.
public final class ClientFrames {

  private static final JsonFormat.Parser JSON = JsonFormat.parser().ignoringUnknownFields();

  private ClientFrames() {}

  /// Empty when the payload is not a frame in this encoding.
  public static Optional<ClientFrame> parse(Encoding encoding, byte[] payload) {
    try {
      return Optional.of(
          switch (encoding) {
            case PROTOBUF -> ClientFrame.parseFrom(payload);
            case JSON -> {
              var frame = ClientFrame.newBuilder();
              JSON.merge(new String(payload, StandardCharsets.UTF_8), frame);
              yield frame.build();
            }
          });
    } catch (InvalidProtocolBufferException _) {
      return Optional.empty();
    }
  }
}
