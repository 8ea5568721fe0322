package chat.parley.adapters.receipt;

import chat.parley.shared.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The members of a JSON object, read by type. What is missing or of another type is refused.
record Fields(Map<String, Json> members) {
  Json.Members json() {
    return new Json.Members(members);
  }

  String text(String key) {
    if (members.get(key) instanceof Json.Text(var text)) {
      return text;
    }
    throw wrong(key);
  }

  long whole(String key) {
    if (members.get(key) instanceof Json.Numeral(double number)
        && number == Math.rint(number)
        && Math.abs(number) <= Json.WHOLE_MAX) {
      return (long) number;
    }
    throw wrong(key);
  }

  Instant instant(String key) {
    try {
      return Instant.parse(text(key));
    } catch (DateTimeException e) {
      throw wrong(key);
    }
  }

  Fields object(String key) {
    if (members.get(key) instanceof Json.Members(var inner)) {
      return new Fields(inner);
    }
    throw wrong(key);
  }

  Optional<Fields> optionalObject(String key) {
    return members.containsKey(key) ? Optional.of(object(key)) : Optional.empty();
  }

  List<Fields> objects(String key) {
    var objects = new ArrayList<Fields>();
    for (var item : items(key)) {
      if (!(item instanceof Json.Members(var inner))) {
        throw wrong(key);
      }
      objects.add(new Fields(inner));
    }
    return objects;
  }

  List<String> texts(String key) {
    var texts = new ArrayList<String>();
    for (var item : items(key)) {
      if (!(item instanceof Json.Text(var text))) {
        throw wrong(key);
      }
      texts.add(text);
    }
    return texts;
  }

  void requireNoOthers(String... known) {
    if (!Set.of(known).containsAll(members.keySet())) {
      throw new RefusedDocumentException("it has a member that does not belong there");
    }
  }

  private List<Json> items(String key) {
    if (members.get(key) instanceof Json.Items(var items)) {
      return items;
    }
    throw wrong(key);
  }

  private static RefusedDocumentException wrong(String key) {
    return new RefusedDocumentException("'" + key + "' is missing or of another type");
  }
}
