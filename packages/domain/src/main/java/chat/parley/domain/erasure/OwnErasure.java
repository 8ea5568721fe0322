package chat.parley.domain.erasure;

import chat.parley.domain.erasure.ErasureState.Signal;
import chat.parley.domain.erasure.Erasures.Begun;
import chat.parley.domain.erasure.Erasures.Confirmation;
import chat.parley.domain.id.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What a person does about their own erasure. Whoever calls it has made sure of the person.
public final class OwnErasure {
  private final Erasures erasures;
  private final Duration grace;
  private final InstantSource clock;

  /// @param grace how long a person who leaves may think better of it
  public OwnErasure(Erasures erasures, Duration grace, InstantSource clock) {
    this.erasures = erasures;
    this.grace = grace;
    this.clock = clock;
  }

  public ErasurePreview preview(UserId person, ErasureScope scope) {
    return erasures.preview(person, scope);
  }

  /// Confirms. An erasure that leaves the account begins at once: nothing of it is withheld
  /// meanwhile, so there is no time to wait for.
  public Begun confirm(UserId person, ErasureScope scope, List<HandOver> handOvers) {
    var now = clock.instant();
    var graceEnds = scope.endsTheAccount() ? now.plus(grace) : now;
    return erasures.begin(new Confirmation(person, scope, handOvers, now, graceEnds));
  }

  public Optional<Erasure> status(UserId person) {
    return erasures.find(person);
  }

  /// Empty when there is none; otherwise what became of it, which is [ErasureState.Cancelled]
  /// unless it came too late.
  public Optional<Erasure> cancel(UserId person) {
    return erasures.tell(person, new Signal.Cancel());
  }

  /// Ends the grace. Empty when there is no erasure.
  public Optional<Erasure> hurry(UserId person) {
    return erasures.tell(person, new Signal.Hurry(clock.instant()));
  }
}
