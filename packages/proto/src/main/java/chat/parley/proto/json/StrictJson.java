package chat.parley.proto.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads proto3 JSON from strangers. Refuses what protobuf's own parser lets pass: loose syntax,
/// text after the end, values of another type that happen to have a text, and numbers so large
/// that writing them out takes minutes (`1e99999999`).
public final class StrictJson {
  private static final int NESTING_MAX = 32;
  private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

  /// As many digits as 64 bits can have, before and after the point, and a short exponent.
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private StrictJson() {}

  /// Reads a message; fields that its contract does not know are passed over.
  ///
  /// @throws InvalidProtocolBufferException for anything that is not this message
  public static void merge(String text, Message.Builder into)
      throws InvalidProtocolBufferException {
    requireObject(parse(text), into.getDescriptorForType());
    PARSER.merge(text, into);
  }

  private static JsonElement parse(String text) throws InvalidProtocolBufferException {
    var reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(NESTING_MAX);
    try {
      var value = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new InvalidProtocolBufferException("text after the end");
      }
      return value;
    } catch (JsonParseException | IOException e) {
      throw new InvalidProtocolBufferException("not JSON");
    }
  }

  private static void requireObject(JsonElement value, Descriptor message)
      throws InvalidProtocolBufferException {
    if (message.equals(Timestamp.getDescriptor())) {
      return; // a text whose form protobuf checks
    }
    requireThat(value.isJsonObject());
    for (var member : value.getAsJsonObject().entrySet()) {
      var field = field(message, member.getKey());
      if (field != null && !member.getValue().isJsonNull()) {
        requireField(member.getValue(), field);
      }
    }
  }

  private static @Nullable FieldDescriptor field(Descriptor message, String name) {
    return message.getFields().stream()
        .filter(field -> field.getJsonName().equals(name) || field.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static void requireField(JsonElement value, FieldDescriptor field)
      throws InvalidProtocolBufferException {
    if (!field.isRepeated()) {
      requireType(value, field);
      return;
    }
    requireThat(value.isJsonArray());
    for (var element : value.getAsJsonArray()) {
      requireType(element, field);
    }
  }

  /// Numbers may come as text: JavaScript cannot hold 64 bits otherwise.
  private static void requireType(JsonElement value, FieldDescriptor field)
      throws InvalidProtocolBufferException {
    switch (field.getJavaType()) {
      case MESSAGE -> requireObject(value, field.getMessageType());
      case STRING, BYTE_STRING -> requireThat(value instanceof JsonPrimitive p && p.isString());
      case BOOLEAN -> requireThat(value instanceof JsonPrimitive p && p.isBoolean());
      case INT, LONG, FLOAT, DOUBLE -> requireThat(matches(NUMBER, value));
      case ENUM -> requireThat(matches(NAME, value) || matches(NUMBER, value));
    }
  }

  private static boolean matches(Pattern form, JsonElement value) {
    return value instanceof JsonPrimitive primitive
        && !primitive.isBoolean()
        && form.matcher(primitive.getAsString()).matches();
  }

  private static void requireThat(boolean holds) throws InvalidProtocolBufferException {
    if (!holds) {
      throw new InvalidProtocolBufferException("a value of another type");
    }
  }
}
