package chat.parley.adapters.receipt;

import chat.parley.domain.receipt.ReceiptKey;
import chat.parley.shared.crypto.Ed25519PublicKey;
import chat.parley.shared.json.Json;
import chat.parley.shared.json.JsonReader;
import chat.parley.shared.json.NotJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The public keys that documents are checked with, by fingerprint.
public final class PublishedKeys {
  private final Map<String, Ed25519PublicKey> keys;

  private PublishedKeys(Map<String, Ed25519PublicKey> keys) {
    this.keys = Map.copyOf(keys);
  }

  /// The keys of a running instance.
  public static PublishedKeys of(ReceiptKey key) {
    var keys = new HashMap<String, Ed25519PublicKey>();
    for (var published : key.published()) {
      put(key(published.point()), keys);
    }
    return new PublishedKeys(keys);
  }

  /// Reads what an instance serves at `/.well-known/parley-keys.json`, or one key in base64url.
  /// Ids are computed anew, never believed.
  ///
  /// @throws RefusedDocumentException if it is neither
  public static PublishedKeys read(byte[] file) {
    var text = new String(file, StandardCharsets.UTF_8).strip();
    var keys = new HashMap<String, Ed25519PublicKey>();
    try {
      if (!text.startsWith("{")) {
        put(key(text), keys);
        return new PublishedKeys(keys);
      }
      if (JsonReader.read(text) instanceof Json.Members(var members)) {
        for (var published : new Fields(members).objects("keys")) {
          put(key(published.text("publicKey")), keys);
        }
      }
      return new PublishedKeys(keys);
    } catch (NotJsonException | IllegalArgumentException e) {
      throw new RefusedDocumentException("the key file is neither a list of keys nor a key");
    }
  }

  Optional<Ed25519PublicKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  private static Ed25519PublicKey key(String base64) {
    return Ed25519PublicKey.of(Base64.getUrlDecoder().decode(base64));
  }

  private static void put(Ed25519PublicKey key, Map<String, Ed25519PublicKey> keys) {
    keys.put(key.fingerprint(), key);
  }
}
