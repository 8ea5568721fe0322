package chat.parley.domain.choice;

import java.util.List;
import java.util.Optional;

/// A purpose as people read it.
///
/// @param basis the article of the GDPR, such as `6.1.b`
/// @param version names exactly these words
public record OfferedPurpose(
    String key,
    String basis,
    String words,
    String recipients,
    Optional<String> interest,
    String version) {
  private static final String CONSENT = "6.1.a";
  private static final String INTEREST = "6.1.f";

  /// What a person can choose now, after their last choice.
  public List<Choice> offeredAfter(Optional<ChoiceEvent> last) {
    return switch (basis) {
      case CONSENT -> afterConsent(last);
      case INTEREST ->
          last.filter(event -> event.choice() == Choice.OBJECTION_MADE).isPresent()
              ? List.of(Choice.OBJECTION_WITHDRAWN)
              : List.of(Choice.OBJECTION_MADE);
      default -> List.of();
    };
  }

  /// Withdrawing is as easy as giving (Art. 7(3)), also when the words changed meanwhile.
  private List<Choice> afterConsent(Optional<ChoiceEvent> last) {
    var given = last.filter(event -> event.choice() == Choice.CONSENT_GIVEN);
    if (given.isEmpty()) {
      return List.of(Choice.CONSENT_GIVEN);
    }
    return given.get().version().equals(version)
        ? List.of(Choice.CONSENT_WITHDRAWN)
        : List.of(Choice.CONSENT_GIVEN, Choice.CONSENT_WITHDRAWN);
  }
}
