package chat.parley.domain.erasure;

import java.time.Instant;
import java.util.Optional;

/// Where the erasure of one person stands. All of it is here: what may happen when, and what a
/// worker does next. Whoever keeps a state and gives it to [#next] again after a crash goes on
/// where it stopped, because being told twice is being told once.
public sealed interface ErasureState {

  /// The person is restricted since they confirmed, and may still think better of it.
  ///
  /// @param graceEnds from then on it is done
  record Waiting(Instant graceEnds) implements ErasureState {}

  /// The grace is over, but the law keeps the data for now. Nothing is destroyed.
  record Held() implements ErasureState {}

  /// A stage is to be done, or done again.
  record Working(Stage stage) implements ErasureState {}

  /// The person thought better of it in time.
  record Cancelled() implements ErasureState {}

  /// Nothing is left, the job's own rows included.
  record Finished() implements ErasureState {}

  /// What a worker does, in this order. Each may be done any number of times.
  enum Stage {
    /// From here on nobody can read what the person wrote, and nothing can be taken back.
    DESTROY_KEYS,
    /// Every node forgets the keys it had in memory, and says so; and what was under way is over.
    ANNOUNCE,
    /// Servers of the person get another owner.
    HAND_OVER,
    DELETE,
    /// Asks every store for the person; what is found goes back to [#DELETE].
    VERIFY,
    RECEIPT_ERASED,
    /// Forgets the erasure itself; what is left to do about raw bytes is a [Residue].
    PURGE_JOB;

    private Optional<Stage> following() {
      return Optional.ofNullable(
          switch (this) {
            case DESTROY_KEYS -> ANNOUNCE;
            case ANNOUNCE -> HAND_OVER;
            case HAND_OVER -> DELETE;
            case DELETE -> VERIFY;
            case VERIFY -> RECEIPT_ERASED;
            case RECEIPT_ERASED -> PURGE_JOB;
            case PURGE_JOB -> null;
          });
    }

    /// Where to go when something was left.
    private Stage again() {
      return this == VERIFY ? DELETE : this;
    }
  }

  /// What a state is told.
  sealed interface Signal {
    /// Time goes by.
    ///
    /// @param held whether a legal hold covers the person
    record Tick(Instant now, boolean held) implements Signal {}

    /// The person wants to stay.
    record Cancel() implements Signal {}

    /// The person wants it at once.
    record Hurry(Instant now) implements Signal {}

    /// A stage was done.
    ///
    /// @param left how much it found or could not do; 0 when it is complete
    record Done(Stage stage, long left) implements Signal {}
  }

  /// The state that follows. A signal that means nothing here changes nothing.
  static ErasureState next(ErasureState state, Signal signal) {
    return switch (state) {
      case Waiting waiting -> next(waiting, signal);
      case Held held ->
          switch (signal) {
            case Signal.Tick(var _, var stillHeld) -> stillHeld ? held : begin();
            case Signal.Cancel() -> new Cancelled();
            case Signal.Hurry _, Signal.Done _ -> held;
          };
      case Working working ->
          switch (signal) {
            case Signal.Done(var stage, var left) when stage == working.stage() ->
                after(stage, left);
            case Signal.Done _, Signal.Tick _, Signal.Cancel _, Signal.Hurry _ -> working;
          };
      case Cancelled _, Finished _ -> state;
    };
  }

  private static ErasureState next(Waiting waiting, Signal signal) {
    return switch (signal) {
      case Signal.Tick(var now, var _) when now.isBefore(waiting.graceEnds()) -> waiting;
      case Signal.Tick(var _, var held) -> held ? new Held() : begin();
      case Signal.Cancel() -> new Cancelled();
      case Signal.Hurry(var now) -> now.isBefore(waiting.graceEnds()) ? new Waiting(now) : waiting;
      case Signal.Done _ -> waiting;
    };
  }

  private static ErasureState begin() {
    return new Working(Stage.DESTROY_KEYS);
  }

  private static ErasureState after(Stage stage, long left) {
    return left > 0
        ? new Working(stage.again())
        : stage.following().<ErasureState>map(Working::new).orElseGet(Finished::new);
  }
}
