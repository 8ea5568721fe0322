package chat.parley.demo;

import chat.parley.demo.Journal.Credentials;
import chat.parley.demo.Line.Place;
import chat.parley.proto.v1.ListMessagesResponse;
import chat.parley.proto.v1.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads every channel of a script back through the API and compares it line by line: each line is
/// there once, with its words and its author's exact name, in the order of the script.
final class Verifier {
  private static final int PAGE = 100;

  private final Script script;
  private final Cast cast;
  private final Journal journal;

  Verifier(Script script, Cast cast, Journal journal) {
    this.script = script;
    this.cast = cast;
    this.journal = journal;
  }

  /// What is wrong, a sentence each; empty when all is as written.
  List<String> differences() {
    var found = new ArrayList<String>();
    var ours =
        journal.accounts().values().stream()
            .map(Credentials::username)
            .collect(Collectors.toUnmodifiableSet());
    script.byPlace().forEach((place, lines) -> found.addAll(differences(place, lines, ours)));
    return found;
  }

  private List<String> differences(Place place, List<Line> lines, Set<String> ours) {
    var unsent = lines.stream().filter(line -> journal.message(script, line).isEmpty()).toList();
    if (!unsent.isEmpty()) {
      return List.of(
          "never sent in %s / %s: %,d, from line %d on"
              .formatted(
                  place.server(), place.channel(), unsent.size(), unsent.getFirst().number()));
    }
    var messages = read(place);
    var found = new ArrayList<String>();
    var byId = new HashMap<Long, Message>();
    messages.forEach(message -> byId.put(message.getId(), message));
    long previousSeq = 0;
    for (var line : lines) {
      var message = byId.get(journal.message(script, line).orElseThrow());
      if (message == null) {
        found.add("line " + line.number() + " is missing");
        continue;
      }
      found.addAll(differences(line, message));
      if (message.getChannelSeq() <= previousSeq) {
        found.add("line " + line.number() + " is out of order");
      }
      previousSeq = message.getChannelSeq();
    }
    found.addAll(repeated(place, messages, ours));
    return found;
  }

  private static List<String> differences(Line line, Message message) {
    var found = new ArrayList<String>();
    if (!message.getContent().equals(line.text())) {
      found.add("line " + line.number() + " has other words");
    }
    if (!message.getAuthor().getDisplayName().equals(line.author())) {
      found.add("line " + line.number() + " has another author");
    }
    return found;
  }

  /// Messages of our speakers that no line of any script stands for.
  private List<String> repeated(Place place, List<Message> messages, Set<String> ours) {
    var known = journal.messages();
    long extra =
        messages.stream()
            .filter(message -> ours.contains(message.getAuthor().getUsername()))
            .filter(message -> !known.contains(message.getId()))
            .count();
    return extra == 0
        ? List.of()
        : List.of("too many in %s / %s: %,d".formatted(place.server(), place.channel(), extra));
  }

  private List<Message> read(Place place) {
    var owner = cast.owner(place.server());
    var channel = cast.stage(place).channel(place.channel());
    var messages = new ArrayList<Message>();
    var path = "/api/v1/channels/" + Stage.text(channel) + "/messages?limit=" + PAGE;
    var page = owner.get(path, ListMessagesResponse.parser()).orFail("reading a channel");
    messages.addAll(page.getMessagesList());
    while (page.getHasOlder()) {
      var before = "&before=" + Stage.text(page.getMessages(0).getId());
      page = owner.get(path + before, ListMessagesResponse.parser()).orFail("reading a channel");
      messages.addAll(0, page.getMessagesList());
    }
    return messages;
  }
}
