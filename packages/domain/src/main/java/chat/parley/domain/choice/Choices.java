package chat.parley.domain.choice;

import chat.parley.domain.id.UserId;
import java.util.List;
import java.util.function.Predicate;

/// The choices of people, and the purposes there are.
public interface Choices {

  /// In the order of their keys.
  List<OfferedPurpose> purposes();

  /// Those of a person, the newest first.
  List<ChoiceEvent> of(UserId person);

  /// Adds an event if the rule, given the person's events so far, allows it. Choices of a person
  /// are made one after another. False when it was not allowed.
  boolean add(UserId person, ChoiceEvent event, Predicate<List<ChoiceEvent>> rule);
}
