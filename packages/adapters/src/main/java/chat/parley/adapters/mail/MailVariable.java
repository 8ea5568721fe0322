package chat.parley.adapters.mail;

import java.util.Locale;

/// What a template may fill in. Each is declared in the privacy inventory as `mail.<name>`.
public enum MailVariable {
  /// Where browsers reach this Parley.
  ORIGIN,
  /// A day, such as 2026-11-28.
  DAY;

  /// The name in templates and in the inventory.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
