package chat.parley.db.key;

/// An encrypted column, by its id in the privacy inventory. A ciphertext is bound to that id, so
/// an id is never changed and never reused.
public enum FieldId {
  ACCOUNT_USERNAME("pg.identity.accounts.username", Purpose.PROFILE),
  ACCOUNT_DISPLAY_NAME("pg.identity.accounts.display_name", Purpose.PROFILE),
  ACCOUNT_EMAIL("pg.identity.accounts.email", Purpose.PROFILE),
  MESSAGE_BODY("pg.content.messages.body", Purpose.MESSAGES),
  LOOK_REASON("pg.ops.looks.reason", Purpose.PROFILE),
  REQUEST_REASON("pg.content.third_party_requests.reason", Purpose.PROFILE);

  private final String inventoryId;
  private final Purpose purpose;

  FieldId(String inventoryId, Purpose purpose) {
    this.inventoryId = inventoryId;
    this.purpose = purpose;
  }

  public String inventoryId() {
    return inventoryId;
  }

  public Purpose purpose() {
    return purpose;
  }
}
