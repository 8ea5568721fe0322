package chat.parley.adapters.wire;

import chat.parley.domain.choice.ChoiceEvent;
import chat.parley.domain.choice.MakeChoice;
import chat.parley.domain.choice.OfferedPurpose;
import chat.parley.proto.v1.Choice;
import chat.parley.proto.v1.ListChoicesResponse;
import chat.parley.proto.v1.Purpose;
import java.util.List;
import java.util.Optional;

/// Purposes and choices as the contract has them.
public final class Choices {
  private Choices() {}

  /// What there is to choose, and what was chosen.
  ///
  /// @param events the newest first
  public static ListChoicesResponse toProto(
      List<OfferedPurpose> purposes, List<ChoiceEvent> events) {
    return ListChoicesResponse.newBuilder()
        .addAllPurposes(purposes.stream().map(purpose -> toProto(purpose, events)).toList())
        .addAllEvents(events.stream().map(Choices::toProto).toList())
        .build();
  }

  private static Purpose toProto(OfferedPurpose purpose, List<ChoiceEvent> events) {
    var last = MakeChoice.last(events, purpose.key());
    return Purpose.newBuilder()
        .setKey(purpose.key())
        .setWords(purpose.words())
        .setBasis(purpose.basis())
        .setRecipients(purpose.recipients())
        .setInterest(purpose.interest().orElse(""))
        .setVersion(purpose.version())
        .addAllOffered(purpose.offeredAfter(last).stream().map(Choices::toProto).toList())
        .setChosen(last.map(event -> toProto(event.choice())).orElse(Choice.CHOICE_UNSPECIFIED))
        .build();
  }

  private static chat.parley.proto.v1.ChoiceEvent toProto(ChoiceEvent event) {
    return chat.parley.proto.v1.ChoiceEvent.newBuilder()
        .setPurpose(event.purpose())
        .setVersion(event.version())
        .setChoice(toProto(event.choice()))
        .setAt(Timestamps.of(event.at()))
        .build();
  }

  private static Choice toProto(chat.parley.domain.choice.Choice choice) {
    return switch (choice) {
      case CONSENT_GIVEN -> Choice.CONSENT_GIVEN;
      case CONSENT_WITHDRAWN -> Choice.CONSENT_WITHDRAWN;
      case OBJECTION_MADE -> Choice.OBJECTION_MADE;
      case OBJECTION_WITHDRAWN -> Choice.OBJECTION_WITHDRAWN;
    };
  }

  /// Empty when nothing was chosen, or something that this version does not know.
  public static Optional<chat.parley.domain.choice.Choice> fromProto(Choice choice) {
    return switch (choice) {
      case CONSENT_GIVEN -> Optional.of(chat.parley.domain.choice.Choice.CONSENT_GIVEN);
      case CONSENT_WITHDRAWN -> Optional.of(chat.parley.domain.choice.Choice.CONSENT_WITHDRAWN);
      case OBJECTION_MADE -> Optional.of(chat.parley.domain.choice.Choice.OBJECTION_MADE);
      case OBJECTION_WITHDRAWN -> Optional.of(chat.parley.domain.choice.Choice.OBJECTION_WITHDRAWN);
      case CHOICE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }
}
