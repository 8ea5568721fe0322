package chat.parley.api.bind;

import chat.parley.api.codec.LimitCheck;
import chat.parley.api.problem.Problems;
import chat.parley.api.problem.Refused;
import chat.parley.proto.v1.ErrorCode;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Internal;
import com.google.protobuf.Message;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Fills a message with the parameters of the query that bear its fields' JSON names.
@Singleton
public final class QueryBinder implements AnnotatedRequestArgumentBinder<FromQuery, Message> {
  @Override
  public Class<FromQuery> getAnnotationType() {
    return FromQuery.class;
  }

  @Override
  public BindingResult<Message> bind(
      ArgumentConversionContext<Message> context, HttpRequest<?> request) {
    var message = read(context.getArgument().getType(), request.getParameters()::getAll);
    return () -> Optional.of(message);
  }

  /// Reads a message whose fields are parameters.
  ///
  /// @param valuesOf every value of a parameter, as it was sent
  public static <M extends Message> M read(Class<M> type, Function<String, List<String>> valuesOf) {
    var builder = Internal.getDefaultInstance(type).newBuilderForType();
    for (var field : builder.getDescriptorForType().getFields()) {
      var values = valuesOf.apply(field.getJsonName());
      if (values.size() > 1) {
        throw refused(field, "may be given once");
      }
      if (values.size() == 1) {
        builder.setField(field, value(field, values.getFirst()));
      }
    }
    var message = builder.build();
    LimitCheck.require(message);
    return type.cast(message);
  }

  private static Object value(FieldDescriptor field, String text) {
    try {
      return switch (field.getJavaType()) {
        case LONG -> Long.parseUnsignedLong(text);
        case INT -> Integer.parseUnsignedInt(text);
        case STRING -> text;
        case BOOLEAN -> flag(field, text);
        default -> throw new IllegalStateException(field.getFullName() + " is not for a query");
      };
    } catch (NumberFormatException e) {
      throw refused(field, "must be a whole number");
    }
  }

  private static boolean flag(FieldDescriptor field, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refused(field, "must be true or false");
    };
  }

  private static Refused refused(FieldDescriptor field, String rule) {
    return new Refused(
        Problems.describe(ErrorCode.BAD_REQUEST)
            .setField(field.getJsonName())
            .setDetail(field.getJsonName() + " " + rule + ".")
            .build());
  }
}
