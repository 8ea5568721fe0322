package chat.parley.adapters.receipt;

import chat.parley.domain.receipt.ReceiptKey;
import chat.parley.shared.json.CanonicalJson;
import chat.parley.shared.json.Json;
import chat.parley.shared.json.JsonReader;
import chat.parley.shared.json.NotJsonException;
import java.util.Map;
import java.util.Optional;

/// What this instance says in other documents than receipts, in the same form: content, the id of
/// the key, and a signature over the canonical content. Without a key it is the content alone.
public final class SignedStatement {
  private SignedStatement() {}

  /// The canonical bytes of a statement.
  public static byte[] bytes(Json.Members content, Optional<ReceiptKey> key) {
    return key.map(signing -> SignedDocument.sign(content, signing).bytes())
        .orElseGet(() -> CanonicalJson.bytes(new Json.Members(Map.of("content", content))));
  }

  /// Reads the content of a statement.
  ///
  /// @param keys with them a signature of one of them is asked for; without, none is looked at
  /// @throws RefusedDocumentException if it has not the form, or is not signed as asked
  public static Json.Members read(byte[] document, Optional<PublishedKeys> keys) {
    if (keys.isPresent()) {
      var signed = SignedDocument.read(document);
      signed.requireSigned(keys.get());
      return signed.content().json();
    }
    try {
      if (JsonReader.read(document) instanceof Json.Members(var members)
          && members.get("content") instanceof Json.Members content) {
        return content;
      }
    } catch (NotJsonException e) {
      throw new RefusedDocumentException("it is not JSON: " + e.getMessage());
    }
    throw new RefusedDocumentException("it has no content");
  }
}
