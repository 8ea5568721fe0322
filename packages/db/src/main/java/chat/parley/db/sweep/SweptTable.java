package chat.parley.db.sweep;

/// The tables that forget by themselves. How long they may remember stands in the inventory.
///
/// Sessions are not among them: their end is announced, see `SessionStore.endExpired`.
///
/// A statement finds in `moments` the time, `oldest` as the moment before which nothing that is
/// still kept was made, and a number of rows.
public enum SweptTable {
  INVITES(
      "content.invites",
      """
      DELETE FROM content.invites WHERE id IN (
        SELECT id FROM content.invites, moments
        WHERE expires_at <= now OR (uses_max > 0 AND uses >= uses_max) OR created_at <= oldest
        LIMIT (SELECT rows FROM moments))
      """),
  /// Made to last a day.
  CREATE_DEDUPE(
      "ops.create_dedupe",
      """
      DELETE FROM ops.create_dedupe WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM ops.create_dedupe
        WHERE expires_at <= (SELECT greatest(now, oldest + interval '24 hours') FROM moments)
        LIMIT (SELECT rows FROM moments)))
      """),
  REVOCATIONS(
      "ops.revocations",
      """
      DELETE FROM ops.revocations WHERE id IN (
        SELECT id FROM ops.revocations WHERE at <= (SELECT oldest FROM moments)
        ORDER BY at LIMIT (SELECT rows FROM moments))
      """),
  /// The relay empties it within seconds. What could not be told in time is found by catch-up.
  OUTBOX_EVENTS(
      "ops.outbox_events",
      """
      DELETE FROM ops.outbox_events WHERE id IN (
        SELECT id FROM ops.outbox_events
        WHERE event_id < content.first_message_id((SELECT oldest FROM moments))
        ORDER BY id LIMIT (SELECT rows FROM moments))
      """),
  /// Made to last a day.
  SEND_DEDUPE(
      "content.send_dedupe",
      """
      DELETE FROM content.send_dedupe WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM content.send_dedupe
        WHERE expires_at <= (SELECT greatest(now, oldest + interval '24 hours') FROM moments)
        LIMIT (SELECT rows FROM moments)))
      """),
  CHANNEL_LOG(
      "content.channel_log",
      """
      DELETE FROM content.channel_log WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM content.channel_log WHERE recorded_at <= (SELECT oldest FROM moments)
        LIMIT (SELECT rows FROM moments)))
      """),
  /// Made to last ten minutes.
  ACCESS_TOKENS(
      "identity.access_tokens",
      """
      DELETE FROM identity.access_tokens WHERE digest IN (
        SELECT digest FROM identity.access_tokens
        WHERE expires_at <= (SELECT greatest(now, oldest + interval '10 minutes') FROM moments)
        ORDER BY expires_at LIMIT (SELECT rows FROM moments))
      """),
  /// Made to last an hour.
  PASSWORD_RESETS(
      "identity.password_resets",
      """
      DELETE FROM identity.password_resets WHERE user_id IN (
        SELECT user_id FROM identity.password_resets
        WHERE expires_at <= (SELECT greatest(now, oldest + interval '1 hour') FROM moments)
        LIMIT (SELECT rows FROM moments))
      """),
  /// Made to last 90 days after the latest receipt.
  RECEIPT_CODES(
      "ops.receipt_codes",
      """
      DELETE FROM ops.receipt_codes WHERE code_mac IN (
        SELECT code_mac FROM ops.receipt_codes
        WHERE expires_at <= (SELECT greatest(now, oldest + interval '90 days') FROM moments)
        ORDER BY expires_at LIMIT (SELECT rows FROM moments))
      """);

  private static final String MOMENTS =
      "WITH moments AS (SELECT ?::timestamptz AS now, ?::timestamptz AS oldest, ?::int AS rows)\n";

  private final String table;
  private final String delete;

  SweptTable(String table, String delete) {
    this.table = table;
    this.delete = MOMENTS + delete;
  }

  /// Schema and table, as the privacy inventory names them.
  public String table() {
    return table;
  }

  String delete() {
    return delete;
  }
}
