package chat.parley.api.codec;

import chat.parley.proto.json.StrictJson;
import chat.parley.proto.v1.Problem;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Proto3 JSON as this API speaks it.
public final class Json {
  private static final JsonFormat.Printer TERSE =
      JsonFormat.printer().omittingInsignificantWhitespace();
  private static final JsonFormat.Printer COMPLETE = TERSE.alwaysPrintFieldsWithNoPresence();

  private Json() {}

  /// A problem names only what applies; any other message writes all fields without presence.
  public static String write(MessageOrBuilder message) {
    try {
      return (message instanceof Problem ? TERSE : COMPLETE).print(message);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(
          e); // only for Any of an unknown type, which has no place here
    }
  }

  static void read(byte[] body, Message.Builder into)
      throws InvalidProtocolBufferException, CharacterCodingException {
    var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    StrictJson.merge(text, into);
  }
}
