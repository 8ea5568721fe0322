package chat.parley.domain.mutation;

import java.time.Duration;

/// What became of a create that carried a `clientMutationId`.
///
/// @param <T> the thing created
public sealed interface Creation<T> {
  /// How long a `clientMutationId` is remembered.
  Duration REMEMBERED = Duration.ofHours(24);

  /// It was created now.
  record Stored<T>(T thing) implements Creation<T> {}

  /// It had been created by an earlier try; nothing changed.
  record Repeated<T>(T thing) implements Creation<T> {}

  /// The id was used with another body, or for a thing that is gone.
  record Conflict<T>() implements Creation<T> {}

  /// There are as many as there may be.
  record LimitReached<T>() implements Creation<T> {}

  /// What it was to be created in is gone.
  record ParentGone<T>() implements Creation<T> {}
}
