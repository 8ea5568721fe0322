package chat.parley.db.key;

import java.util.Arrays;
import java.util.Optional;

/// An encrypted column, by its id in the privacy inventory. A ciphertext is bound to that id, so
/// an id is never changed and never reused.
public enum FieldId {
  ACCOUNT_USERNAME("pg.identity.accounts.username", Purpose.PROFILE),
  ACCOUNT_DISPLAY_NAME("pg.identity.accounts.display_name", Purpose.PROFILE),
  ACCOUNT_EMAIL("pg.identity.accounts.email", Purpose.PROFILE),
  MESSAGE_BODY("pg.content.messages.body", Purpose.MESSAGES),
  LOOK_REASON("pg.ops.looks.reason", Purpose.PROFILE),
  REQUEST_REASON("pg.content.third_party_requests.reason", Purpose.PROFILE),
  EXPORT_KEY("pg.ops.exports.file_key", Purpose.EXPORT),
  IMPORTED_ITEM("pg.content.imported_items.item", Purpose.MESSAGES);

  private final String inventoryId;
  private final Purpose purpose;

  FieldId(String inventoryId, Purpose purpose) {
    this.inventoryId = inventoryId;
    this.purpose = purpose;
  }

  /// The field of an inventory id; empty when nothing encrypts it.
  public static Optional<FieldId> of(String inventoryId) {
    return Arrays.stream(values()).filter(f -> f.inventoryId.equals(inventoryId)).findFirst();
  }

  public String inventoryId() {
    return inventoryId;
  }

  public Purpose purpose() {
    return purpose;
  }
}
