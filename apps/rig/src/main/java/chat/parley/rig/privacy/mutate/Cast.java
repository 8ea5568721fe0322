package chat.parley.rig.privacy.mutate;

import chat.parley.domain.id.UserId;
import chat.parley.domain.receipt.ReceiptCode;
import chat.parley.testkit.mail.MemoryMailer;
import chat.parley.testkit.objects.MemoryObjectStore;
import java.util.Map;

/// Who lives in the seeded database, and what they have beside it.
///
/// @param leaver is to be erased
/// @param stayer has the same things and is to keep them
/// @param code finds the leaver's receipts
record Cast(
    Person leaver,
    Person stayer,
    ReceiptCode code,
    MemoryObjectStore objects,
    MemoryMailer mailer) {

  /// Somebody.
  ///
  /// @param words what they wrote, by the column that holds it encrypted
  /// @param keys of the ephemeral store, by inventory record
  /// @param stem names the files of their export
  /// @param letters how mails to them are called
  record Person(
      UserId id, Map<String, String> words, Map<String, String> keys, String stem, String letters) {
    String number() {
      return Long.toString(id.value());
    }
  }
}
