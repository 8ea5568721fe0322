package chat.parley.api.codec;

import chat.parley.api.problem.Problems;
import chat.parley.api.problem.Refused;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.Limits;
import chat.parley.proto.v1.Options;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.util.List;

/// Holds a message to what its contract says: `(limits)` in code points or as a number, and text
/// that every store and every client can carry (no NUL, no half of a surrogate pair).
public final class LimitCheck {
  private LimitCheck() {}

  public static void require(Message message) {
    for (var field : message.getDescriptorForType().getFields()) {
      if (field.isRepeated()) {
        for (var element : (List<?>) message.getField(field)) {
          requireValue(field, element);
        }
      } else if (!field.hasPresence() || message.hasField(field)) {
        requireValue(field, message.getField(field));
      }
    }
  }

  private static void requireValue(FieldDescriptor field, Object value) {
    if (value instanceof Message nested) {
      require(nested);
      return;
    }
    if (value instanceof String text) {
      requireText(field, text);
    }
    if (field.getOptions().hasExtension(Options.limits)) {
      requireWithin(field, value, field.getOptions().getExtension(Options.limits));
    }
  }

  private static void requireText(FieldDescriptor field, String text) {
    if (text.codePoints().anyMatch(point -> point == 0 || isHalfPair(point))) {
      throw refused(ErrorCode.BAD_REQUEST, field, "must be text without NUL or half characters", 0);
    }
  }

  private static boolean isHalfPair(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static void requireWithin(FieldDescriptor field, Object value, Limits limits) {
    long size = size(field, value);
    if (Long.compareUnsigned(size, limits.getMin()) < 0) {
      throw refused(limits.getUnder(), field, "must be at least", limits.getMin());
    }
    if (Long.compareUnsigned(size, limits.getMax()) > 0) {
      throw refused(limits.getOver(), field, "must be at most", limits.getMax());
    }
  }

  private static long size(FieldDescriptor field, Object value) {
    return switch (value) {
      case String text -> text.codePointCount(0, text.length());
      case Integer number -> Integer.toUnsignedLong(number);
      case Long number -> number;
      default -> throw new IllegalStateException(field.getFullName() + " cannot have limits");
    };
  }

  private static Refused refused(ErrorCode code, FieldDescriptor field, String rule, long limit) {
    var known = code == ErrorCode.ERROR_CODE_UNSPECIFIED ? ErrorCode.BAD_REQUEST : code;
    var unit = field.getJavaType() == JavaType.STRING ? " characters" : "";
    var bound = limit == 0 ? "" : " " + limit + unit;
    return new Refused(
        Problems.describe(known)
            .setField(field.getJsonName())
            .setLimit(limit)
            .setDetail(field.getJsonName() + " " + rule + bound + ".")
            .build());
  }
}
