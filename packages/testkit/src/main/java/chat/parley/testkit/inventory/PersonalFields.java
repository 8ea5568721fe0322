package chat.parley.testkit.inventory;

import chat.parley.proto.contract.Contracts;
import chat.parley.proto.v1.Options;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The fields of the contracts that are marked `(personal)`, in the inventory's words.
public final class PersonalFields {
  private PersonalFields() {}

  /// All that are declared in the contracts.
  public static SortedSet<String> declared() {
    var ids = new TreeSet<String>();
    for (var file : Contracts.files()) {
      file.getMessageTypes().forEach(type -> collect(type, ids));
    }
    return ids;
  }

  /// Those that a message holds, at any depth.
  public static SortedSet<String> in(Message message) {
    var ids = new TreeSet<String>();
    collect(message, ids);
    return ids;
  }

  private static void collect(Descriptor type, SortedSet<String> ids) {
    for (var field : type.getFields()) {
      if (isPersonal(field)) {
        ids.add(id(field));
      }
    }
    type.getNestedTypes().forEach(nested -> collect(nested, ids));
  }

  private static void collect(Message message, SortedSet<String> ids) {
    message
        .getAllFields()
        .forEach(
            (field, value) -> {
              if (isPersonal(field)) {
                ids.add(id(field));
              }
              if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                var values = value instanceof Collection<?> many ? many : List.of(value);
                values.forEach(nested -> collect((Message) nested, ids));
              }
            });
  }

  private static boolean isPersonal(FieldDescriptor field) {
    return field.getOptions().getExtension(Options.personal);
  }

  private static String id(FieldDescriptor field) {
    return "wire." + field.getContainingType().getName() + "." + field.getName();
  }
}
