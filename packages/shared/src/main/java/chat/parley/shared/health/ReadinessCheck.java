package chat.parley.shared.health;

/// One part that must work before a node is ready. Each part registers its own.
public interface ReadinessCheck {
  /// A fixed word, such as `database`.
  String name();

  /// Looks now, within a second, and never throws for what is merely not there.
  boolean isReady();
}
