package chat.parley.api.codec;

import chat.parley.api.problem.Refused;
import chat.parley.proto.v1.ErrorCode;
import com.google.protobuf.Message;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.io.buffer.ReferenceCounted;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.MessageBodyHandler;
import io.micronaut.http.codec.CodecException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads and writes every protobuf message, in the encoding its media type names.
@Singleton
final class ProtobufBodyHandler<M extends Message> implements MessageBodyHandler<M> {
  @Override
  public boolean isReadable(Argument<M> type, @Nullable MediaType mediaType) {
    return Message.class.isAssignableFrom(type.getType());
  }

  @Override
  public M read(
      Argument<M> type, @Nullable MediaType mediaType, Headers headers, ByteBuffer<?> buffer) {
    var message = Bodies.read(type.getType(), encoding(mediaType), buffer.toByteArray());
    if (buffer instanceof ReferenceCounted counted) {
      counted.release();
    }
    return message;
  }

  @Override
  public M read(
      Argument<M> type, @Nullable MediaType mediaType, Headers headers, InputStream stream) {
    try {
      return Bodies.read(type.getType(), encoding(mediaType), stream.readAllBytes());
    } catch (IOException e) {
      throw new CodecException("The body ended too early", e);
    }
  }

  @Override
  public boolean isWriteable(Argument<M> type, @Nullable MediaType mediaType) {
    return Message.class.isAssignableFrom(type.getType());
  }

  @Override
  public void writeTo(
      Argument<M> type,
      MediaType mediaType,
      M message,
      MutableHeaders headers,
      OutputStream stream) {
    try {
      switch (encoding(mediaType)) {
        case JSON -> stream.write(Json.write(message).getBytes(StandardCharsets.UTF_8));
        case PROTOBUF -> message.writeTo(stream);
      }
    } catch (IOException e) {
      throw new CodecException("The answer could not be written", e);
    }
  }

  private static Encoding encoding(@Nullable MediaType mediaType) {
    return Optional.ofNullable(mediaType)
        .flatMap(named -> Encoding.named(named.getName()))
        .orElseThrow(() -> new Refused(ErrorCode.UNSUPPORTED_MEDIA_TYPE));
  }
}
