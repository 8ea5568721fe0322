package chat.parley.gateway.session;

import java.util.List;

/// The next state, and what to do on the way to it, in order.
public record Transition(SessionState state, List<Effect> effects) {

  static Transition to(SessionState state, Effect... effects) {
    return new Transition(state, List.of(effects));
  }
}
