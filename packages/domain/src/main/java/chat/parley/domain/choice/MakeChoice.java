package chat.parley.domain.choice;

import chat.parley.domain.id.UserId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Consents, objects, or takes either back.
public final class MakeChoice {
  private final Choices choices;
  private final InstantSource clock;

  public MakeChoice(Choices choices, InstantSource clock) {
    this.choices = choices;
    this.clock = clock;
  }

  /// False when the purpose does not offer this choice now.
  public boolean handle(UserId person, String purpose, Choice choice) {
    return choices.purposes().stream()
        .filter(each -> each.key().equals(purpose))
        .findFirst()
        .filter(found -> make(person, found, choice))
        .isPresent();
  }

  private boolean make(UserId person, OfferedPurpose purpose, Choice choice) {
    var event = new ChoiceEvent(purpose.key(), purpose.version(), choice, clock.instant());
    return choices.add(
        person,
        event,
        before -> purpose.offeredAfter(last(before, purpose.key())).contains(choice));
  }

  /// The last choice about a purpose, among events of which the newest comes first.
  public static Optional<ChoiceEvent> last(List<ChoiceEvent> events, String purpose) {
    return events.stream().filter(event -> event.purpose().equals(purpose)).findFirst();
  }
}
