package chat.parley.rig.privacy.prove;

import chat.parley.testkit.canary.Canary;
import chat.parley.testkit.canary.CanaryScan.Hit;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is looked for: words and ids of three people, how their ciphertexts begin, one deleted
/// message, and a decoy.
///
/// @param ciphertexts of everybody, as the backup from before the erasure has them
record Evidence(List<Canary> canaries, Map<String, List<Canary>> ciphertexts, Canary decoy) {
  private static final String DELETED = "deleted message";
  private static final String CIPHERTEXT = "ciphertext";

  static Evidence gather(
      List<Subject> subjects, Ciphertexts database, Path backup, long deleted, Canary decoy)
      throws IOException, SQLException {
    var canaries = new ArrayList<Canary>();
    var ciphertexts = new LinkedHashMap<String, List<Canary>>();
    var ofDeleted = database.ofMessage(deleted);
    for (var subject : subjects) {
      canaries.addAll(subject.canaries());
      canaries.addAll(database.heads(subject));
      var samples = new ArrayList<>(database.inBackup(backup, subject));
      samples.removeIf(sample -> sample.value().equals(ofDeleted.value()));
      ciphertexts.put(subject.name(), samples);
      canaries.addAll(samples);
    }
    canaries.add(ofDeleted);
    canaries.add(decoy);
    return new Evidence(canaries, ciphertexts, decoy);
  }

  static boolean isOf(String subject, Hit hit) {
    return hit.canary().startsWith(subject + " ");
  }

  static boolean isOfDeleted(Hit hit) {
    return hit.canary().startsWith(DELETED);
  }

  boolean isDecoy(Hit hit) {
    return hit.canary().equals(decoy.name());
  }

  /// In the clear, of whomever.
  boolean isWord(Hit hit) {
    return !isDecoy(hit) && !isId(hit) && !hit.canary().contains(CIPHERTEXT);
  }

  static boolean isId(Hit hit) {
    return hit.canary().contains(" id");
  }

  /// How a ciphertext begins: one hit for each that is anywhere.
  static boolean isHead(Hit hit) {
    return hit.canary().endsWith(" " + CIPHERTEXT);
  }
}
