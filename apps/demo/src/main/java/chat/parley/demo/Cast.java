package chat.parley.demo;

import chat.parley.demo.Line.Place;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/// Everybody and every place of a script, in an instance.
final class Cast {
  private final Map<String, Speaker> speakers = new LinkedHashMap<>();
  private final Map<String, Stage> stages = new HashMap<>();
  private final Script script;

  Cast(Script script, Api api, Journal journal) {
    this.script = script;
    var usernames = new Usernames();
    journal.accounts().values().forEach(known -> usernames.take(known.username()));
    for (var line : script.lines()) {
      speakers.computeIfAbsent(
          line.author(), author -> new Speaker(author, api, journal, usernames));
    }
  }

  int size() {
    return speakers.size();
  }

  Speaker speaker(String author) {
    var found = speakers.get(author);
    if (found == null) {
      throw new IllegalArgumentException("an author that the script does not have");
    }
    return found;
  }

  void leave() {
    speakers.values().forEach(Speaker::leave);
  }

  /// Whoever speaks first in a server owns it.
  Speaker owner(String server) {
    return script.lines().stream()
        .filter(line -> line.server().equals(server))
        .findFirst()
        .map(line -> speaker(line.author()))
        .orElseThrow();
  }

  /// The server of a place. Called by one thread, in the order of the script.
  Stage stage(Place place) {
    return stages.computeIfAbsent(
        place.server(),
        server -> {
          SequencedSet<String> channels = new LinkedHashSet<>();
          for (var line : script.lines()) {
            if (line.server().equals(server)) {
              channels.add(line.channel());
            }
          }
          return Stage.open(script, owner(server), server, channels.stream().toList());
        });
  }
}
