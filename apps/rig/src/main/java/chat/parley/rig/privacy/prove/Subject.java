package chat.parley.rig.privacy.prove;

import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.ExportState;
import chat.parley.proto.v1.Message;
import chat.parley.rig.client.Network;
import chat.parley.rig.client.Person;
import chat.parley.testkit.canary.Canary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A person of the proof: who they are and what they wrote, every word of it a canary.
final class Subject {
  private final String name;
  private final Person person;
  private final Canary password;
  private final List<Canary> words = new ArrayList<>();
  private final Map<Long, String> messages = new HashMap<>();

  private Subject(String name, Person person, Canary password) {
    this.name = name;
    this.person = person;
    this.password = password;
  }

  /// Signs somebody up and fills their profile.
  static Subject join(Network network, String name) {
    var username = Canary.of(name + " username");
    var password = Canary.of(name + " password");
    var person = Person.signUp(network, username.value(), password.value());
    var subject = new Subject(name, person, password);
    var displayName = Canary.of(name + " display name");
    var email = Canary.of(name + " e-mail");
    person.changeProfile(displayName.value(), email.value() + "@example.org").orFail();
    subject.words.addAll(List.of(username, password, displayName, email));
    return subject;
  }

  /// Sends messages to a channel, and corrects one in four.
  void write(long channel, int count) {
    for (int at = 0; at < count; at++) {
      var first = Canary.of(name + " message " + at);
      var sent = person.send(channel, "I say " + first.value() + " & mean it").orFail();
      words.add(first);
      messages.put(sent.getId(), first.value());
      if (at % 4 == 0) {
        var corrected = Canary.of(name + " corrected message " + at);
        person.edit(channel, sent.getId(), "rather " + corrected.value()).orFail();
        words.add(corrected);
        messages.put(sent.getId(), corrected.value());
      }
    }
  }

  /// Sends one message that is to be deleted; answers its id.
  long writeOneToDelete(long channel) {
    var word = Canary.of("deleted message");
    words.add(word);
    return person.send(channel, word.value()).orFail().getId();
  }

  /// Asks for a copy of everything.
  void requestExport() {
    person.stepUp(password.value()).orFail();
    person.requestExport().orFail();
  }

  /// How far the copy that was asked for last is.
  ExportState exportState() {
    return person.exports().orFail().getExports(0).getState();
  }

  /// Confirms the erasure and does not wait for the end of the grace; answers the receipt code.
  String erase(Network network) {
    person.stepUp(password.value()).orFail();
    var code = person.confirmErasure().orFail().getReceiptCode();
    var again = logIn(network);
    again.stepUp(password.value()).orFail();
    again.eraseNow().orFail();
    return code;
  }

  /// Whether nobody of that name and password is known there.
  boolean isUnknownTo(Network network) {
    try {
      var _ = logIn(network);
      return false;
    } catch (IllegalStateException refused) {
      return String.valueOf(refused.getMessage()).contains(ErrorCode.WRONG_CREDENTIALS.name());
    }
  }

  /// The same person on another device, or with another instance.
  Person logIn(Network network) {
    return Person.logIn(network, words.getFirst().value(), password.value());
  }

  String name() {
    return name;
  }

  Person person() {
    return person;
  }

  /// What is searched for, the user id among it.
  List<Canary> canaries() {
    var all = new ArrayList<>(words);
    long id = person.userId();
    all.add(new Canary(name + " id", Long.toUnsignedString(id)));
    all.add(new Canary(name + " id in hex", "%016x".formatted(id)));
    all.add(Canary.ofLong(name + " id in bytes", id));
    all.add(Canary.ofLong(name + " id in bytes", Long.reverseBytes(id)));
    return all;
  }

  /// How many of the messages that should be there a channel does not show as they were written.
  long missingFrom(List<Message> history) {
    var shown = new HashMap<Long, String>();
    history.forEach(message -> shown.put(message.getId(), message.getContent()));
    return messages.entrySet().stream()
        .filter(sent -> !shown.getOrDefault(sent.getKey(), "").contains(sent.getValue()))
        .count();
  }

  int messageCount() {
    return messages.size();
  }
}
