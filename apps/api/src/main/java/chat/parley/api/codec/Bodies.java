package chat.parley.api.codec;

import chat.parley.api.problem.Problems;
import chat.parley.api.problem.Refused;
import chat.parley.proto.v1.ErrorCode;
import com.google.protobuf.Internal;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.nio.charset.CharacterCodingException;

/// Turns bytes into messages that keep their contract's limits.
public final class Bodies {
  private Bodies() {}

  /// An empty JSON body is no message; empty protobuf is the message whose fields all have
  /// defaults.
  public static <M extends Message> M read(Class<M> type, Encoding encoding, byte[] body) {
    var builder = Internal.getDefaultInstance(type).newBuilderForType();
    try {
      switch (encoding) {
        case JSON -> Json.read(body, builder);
        case PROTOBUF -> builder.mergeFrom(body);
      }
    } catch (InvalidProtocolBufferException | CharacterCodingException e) {
      throw new Refused(
          Problems.describe(ErrorCode.BAD_REQUEST)
              .setDetail("The body is not a " + builder.getDescriptorForType().getName() + ".")
              .build());
    }
    var message = builder.build();
    LimitCheck.require(message);
    return type.cast(message);
  }
}
