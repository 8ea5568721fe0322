package chat.parley.domain.choice;

import java.time.Instant;

/// A choice that was made.
///
/// @param version of the words that the person read
public record ChoiceEvent(String purpose, String version, Choice choice, Instant at) {}
