package chat.parley.adapters.receipt;

import chat.parley.domain.receipt.ReceiptKey;
import chat.parley.shared.crypto.Sha256;
import chat.parley.shared.json.CanonicalJson;
import chat.parley.shared.json.Json;
import chat.parley.shared.json.JsonReader;
import chat.parley.shared.json.NotJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/// Content with a signature over its canonical form.
///
/// @param keyId what names the key that signed
record SignedDocument(Fields content, String keyId, String signature) {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  static SignedDocument sign(Json.Members content, ReceiptKey key) {
    return new SignedDocument(
        new Fields(content.members()),
        key.id(),
        ENCODER.encodeToString(key.sign(CanonicalJson.bytes(content))));
  }

  /// Reads a document in any layout.
  ///
  /// @throws RefusedDocumentException if it has not the form
  static SignedDocument read(byte[] bytes) {
    try {
      if (!(JsonReader.read(bytes) instanceof Json.Members(var members))) {
        throw new RefusedDocumentException("it is not a signed document");
      }
      var fields = new Fields(members);
      var document =
          new SignedDocument(
              fields.object("content"), fields.text("key"), fields.text("signature"));
      fields.requireNoOthers("content", "key", "signature");
      return document;
    } catch (NotJsonException e) {
      throw new RefusedDocumentException("it is not JSON: " + e.getMessage());
    }
  }

  /// Reads a line of a ledger: bytes that differ in any way are refused.
  ///
  /// @throws RefusedDocumentException if it is not exactly as a ledger writes it
  static SignedDocument readLine(byte[] line) {
    var document = read(line);
    if (!java.util.Arrays.equals(document.bytes(), line)) {
      throw new RefusedDocumentException("it is not in canonical form");
    }
    return document;
  }

  /// Checks the signature.
  ///
  /// @throws RefusedDocumentException if the signature is not that of a known key over the content
  void requireSigned(PublishedKeys keys) {
    var key = keys.find(keyId);
    if (key.isEmpty()) {
      throw new RefusedDocumentException("it is signed with a key that was not given: " + keyId);
    }
    if (!key.get().verifies(CanonicalJson.bytes(content.json()), signatureBytes())) {
      throw new RefusedDocumentException("the signature does not belong to the content");
    }
  }

  /// The canonical form of the whole.
  byte[] bytes() {
    return CanonicalJson.bytes(json());
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /// SHA-256 of the canonical form, in hexadecimal.
  String hash() {
    return HexFormat.of().formatHex(Sha256.of(bytes()));
  }

  private Json json() {
    return new Json.Members(
        Map.of(
            "content", content.json(),
            "key", Json.text(keyId),
            "signature", Json.text(signature)));
  }

  /// The last character of a text has spare bits, which must not differ either.
  private byte[] signatureBytes() {
    try {
      var bytes = Base64.getUrlDecoder().decode(signature);
      if (ENCODER.encodeToString(bytes).equals(signature)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new RefusedDocumentException("the signature is not base64url");
  }
}
