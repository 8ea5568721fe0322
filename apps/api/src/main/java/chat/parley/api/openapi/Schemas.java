package chat.parley.api.openapi;

import chat.parley.proto.v1.Options;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Timestamp;
import java.util.TreeMap;

/// JSON schemas of messages in their proto3 JSON form, collected as they are referred to.
final class Schemas {
  private static final String WHOLE_NUMBER = "^[0-9]+$";
  private static final long UINT32_MAX = 0xFFFF_FFFFL;

  private final TreeMap<String, JsonObject> named = new TreeMap<>();

  /// A reference to the schema of a message, which joins the components.
  JsonObject reference(Descriptor message) {
    if (!named.containsKey(message.getName())) {
      var schema = new JsonObject();
      named.put(message.getName(), schema); // before its fields: messages may nest in circles
      fill(schema, message);
    }
    return with(new JsonObject(), "$ref", "#/components/schemas/" + message.getName());
  }

  /// The schema of one field, without a name.
  JsonObject of(FieldDescriptor field) {
    var schema = limited(single(field), field);
    if (field.getOptions().getExtension(Options.personal)) {
      schema.addProperty("x-personal", true);
    }
    if (!field.isRepeated()) {
      return schema;
    }
    var array = with(new JsonObject(), "type", "array");
    array.add("items", schema);
    return array;
  }

  JsonObject components() {
    var all = new JsonObject();
    named.forEach(all::add);
    return all;
  }

  private void fill(JsonObject schema, Descriptor message) {
    schema.addProperty("type", "object");
    var properties = new JsonObject();
    for (var field : message.getFields()) {
      properties.add(field.getJsonName(), of(field));
    }
    schema.add("properties", properties);
  }

  private JsonObject single(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case STRING -> type("string");
      case BOOLEAN -> type("boolean");
      case INT -> with(with(type("integer"), "minimum", 0), "maximum", UINT32_MAX);
      case LONG -> with(type("string"), "pattern", WHOLE_NUMBER);
      case ENUM -> names(field.getEnumType());
      case MESSAGE -> message(field.getMessageType());
      case BYTE_STRING -> with(type("string"), "contentEncoding", "base64");
      case DOUBLE, FLOAT -> type("number");
    };
  }

  private JsonObject message(Descriptor message) {
    return message.equals(Timestamp.getDescriptor())
        ? with(type("string"), "format", "date-time")
        : reference(message);
  }

  private static JsonObject names(EnumDescriptor type) {
    var names = new JsonArray();
    type.getValues().forEach(value -> names.add(value.getName()));
    var schema = type("string");
    schema.add("enum", names);
    return schema;
  }

  /// JSON schema counts characters as we do: in code points.
  private static JsonObject limited(JsonObject schema, FieldDescriptor field) {
    if (field.getOptions().hasExtension(Options.limits)) {
      var limits = field.getOptions().getExtension(Options.limits);
      boolean text = field.getJavaType() == JavaType.STRING;
      with(schema, text ? "minLength" : "minimum", limits.getMin());
      with(schema, text ? "maxLength" : "maximum", limits.getMax());
    }
    return schema;
  }

  static JsonObject type(String name) {
    return with(new JsonObject(), "type", name);
  }

  static JsonObject with(JsonObject object, String name, String value) {
    object.addProperty(name, value);
    return object;
  }

  static JsonObject with(JsonObject object, String name, long value) {
    object.addProperty(name, value);
    return object;
  }
}
