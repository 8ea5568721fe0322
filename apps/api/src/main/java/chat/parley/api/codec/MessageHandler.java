package chat.parley.api.codec;

import com.google.protobuf.Message;
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

/// Reads and writes every message, in the encoding its media type names.
///
/// The framework looks for a reader of each route's body when it starts; without this one it would
/// reach for a JSON mapper that this API has no use for.
@Singleton
final class MessageHandler<M extends Message> implements MessageBodyHandler<M> {
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
        .orElse(Encoding.JSON);
  }
}
