package chat.parley.api.bind;

import chat.parley.api.codec.Bodies;
import chat.parley.api.codec.Encoding;
import com.google.protobuf.Message;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import io.micronaut.http.bind.binders.DefaultBodyAnnotationBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Binds `@Body` messages. The framework takes an empty body for a missing one; in protobuf it is
/// the message whose fields all have their defaults.
@Singleton
final class BodyBinder
    implements AnnotatedRequestArgumentBinder<Body, Message>, TypedRequestArgumentBinder<Message> {
  private static final byte[] EMPTY = {};

  private final DefaultBodyAnnotationBinder<Message> bodies;

  BodyBinder(DefaultBodyAnnotationBinder<Message> bodies) {
    this.bodies = bodies;
  }

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
    if (request instanceof ServerHttpRequest<?> sent
        && sent.byteBody().expectedLength().orElse(-1) == 0) {
      var encoding = Encoding.sent(request).orElse(Encoding.JSON);
      var message = Bodies.read(context.getArgument().getType(), encoding, EMPTY);
      return () -> Optional.of(message);
    }
    return bodies.bindFullBody(context, request);
  }
}
