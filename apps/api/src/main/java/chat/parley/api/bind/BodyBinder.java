package chat.parley.api.bind;

import chat.parley.api.codec.Bodies;
import chat.parley.api.codec.Encoding;
import chat.parley.api.problem.Refused;
import chat.parley.proto.v1.ErrorCode;
import com.google.protobuf.Message;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.execution.CompletableFutureExecutionFlow;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import io.micronaut.http.bind.binders.PendingRequestBindingResult;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.server.netty.NettyHttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Binds `@Body` messages, without waiting on the event loop: the route waits for the body.
///
/// The framework's own binder takes an empty body for a missing one; in protobuf it is the message
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
    var netty = (NettyHttpRequest<?>) request;
    var awaited = new Awaited(context.getArgument().getType(), encoding);
    netty.addRouteWaitsFor(
        CompletableFutureExecutionFlow.just(netty.byteBody().buffer()).map(awaited::read));
    return awaited;
  }

  /// A message whose body is on its way. The framework asks again once the body is there.
  private static final class Awaited implements PendingRequestBindingResult<Message> {
    private final Class<Message> type;
    private final Encoding encoding;
    private volatile @Nullable Message message;

    Awaited(Class<Message> type, Encoding encoding) {
      this.type = type;
      this.encoding = encoding;
    }

    Message read(CloseableAvailableByteBody body) {
      try (body) {
        var read = Bodies.read(type, encoding, body.toByteArray());
        message = read;
        return read;
      }
    }

    @Override
    public boolean isPending() {
      return message == null;
    }

    @Override
    public Optional<Message> getValue() {
      return Optional.ofNullable(message);
    }
  }
}
