package chat.parley.db.sweep;

import java.time.Duration;

/// The tables that forget by themselves, and what "too old" means in each.
///
/// Sessions are not among them: their end is announced, see `SessionStore.endExpired`.
///
/// A statement takes the moment up to which a row has outlived its time, and a number of rows.
public enum SweptTable {
  INVITES(
      "content.invites",
      Duration.ZERO,
      """
      DELETE FROM content.invites WHERE id IN (
        SELECT id FROM content.invites
        WHERE expires_at <= ? OR (uses_max > 0 AND uses >= uses_max)
        LIMIT ?)
      """),
  CREATE_DEDUPE(
      "ops.create_dedupe",
      Duration.ZERO,
      """
      DELETE FROM ops.create_dedupe WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM ops.create_dedupe WHERE expires_at <= ? LIMIT ?))
      """),
  REVOCATIONS(
      "ops.revocations",
      Duration.ofHours(1),
      """
      DELETE FROM ops.revocations WHERE id IN (
        SELECT id FROM ops.revocations WHERE at <= ? ORDER BY at LIMIT ?)
      """),
  /// The relay empties it within seconds. What could not be told for a day is found by catch-up.
  OUTBOX_EVENTS(
      "ops.outbox_events",
      Duration.ofHours(24),
      """
      DELETE FROM ops.outbox_events WHERE id IN (
        SELECT id FROM ops.outbox_events
        WHERE event_id < content.first_message_id(?)
        ORDER BY id LIMIT ?)
      """),
  SEND_DEDUPE(
      "content.send_dedupe",
      Duration.ZERO,
      """
      DELETE FROM content.send_dedupe WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM content.send_dedupe WHERE expires_at <= ? LIMIT ?))
      """),
  CHANNEL_LOG(
      "content.channel_log",
      Duration.ofDays(7),
      """
      DELETE FROM content.channel_log WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM content.channel_log WHERE recorded_at <= ? LIMIT ?))
      """),
  ACCESS_TOKENS(
      "identity.access_tokens",
      Duration.ZERO,
      """
      DELETE FROM identity.access_tokens WHERE digest IN (
        SELECT digest FROM identity.access_tokens WHERE expires_at <= ?
        ORDER BY expires_at LIMIT ?)
      """),
  PASSWORD_RESETS(
      "identity.password_resets",
      Duration.ZERO,
      """
      DELETE FROM identity.password_resets WHERE user_id IN (
        SELECT user_id FROM identity.password_resets WHERE expires_at <= ? LIMIT ?)
      """);

  private final String table;
  private final Duration age;
  private final String delete;

  SweptTable(String table, Duration age, String delete) {
    this.table = table;
    this.age = age;
    this.delete = delete;
  }

  /// Schema and table, as the privacy inventory names them.
  public String table() {
    return table;
  }

  /// How long a row is kept after the moment it carries.
  public Duration age() {
    return age;
  }

  String delete() {
    return delete;
  }
}
