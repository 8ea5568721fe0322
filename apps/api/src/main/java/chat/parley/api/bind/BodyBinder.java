package chat.parley.api.bind;

import chat.parley.api.codec.Bodies;
import chat.parley.api.codec.Encoding;
import chat.parley.api.problem.Refused;
import chat.parley.proto.v1.ErrorCode;
import com.google.protobuf.Message;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/// Binds `@Body` messages.
///
/// It waits for the rest of the body: since admission, the request is on a virtual thread. The
/// framework's own binder takes an empty body for a missing one; in protobuf it is the message
/// whose fields all have their defaults.
@Singleton
final class BodyBinder
    implements AnnotatedRequestArgumentBinder<Body, Message>, TypedRequestArgumentBinder<Message> {
  @Override
  public Class<Body> getAnnotationType() {
    return Body.class;
  }

  @Override
  public Argument<Message> argumentType() {
    return Argument.of(Message.class);
  }

  @Override
  public BindingResult<Message> bind(
      ArgumentConversionContext<Message> context, HttpRequest<?> request) {
    var encoding =
        Encoding.sent(request).orElseThrow(() -> new Refused(ErrorCode.UNSUPPORTED_MEDIA_TYPE));
    var message = Bodies.read(context.getArgument().getType(), encoding, bytes(request));
    return () -> Optional.of(message);
  }

  private static byte[] bytes(HttpRequest<?> request) {
    try (var body = ((ServerHttpRequest<?>) request).byteBody().buffer().get()) {
      return body.toByteArray();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal; // too large, or cut off
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
