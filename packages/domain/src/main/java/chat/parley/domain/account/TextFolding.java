package chat.parley.domain.account;

import java.text.Normalizer;
import java.util.Locale;

/// The one form of a text that blind indexes are made of: NFKC, case-folded, NFKC again.
///
/// Upper-casing before lower-casing folds what lower-casing alone leaves apart, such as `ß` and
/// `ss` or the two forms of sigma.
final class TextFolding {
  private TextFolding() {}

  static String fold(String text) {
    var composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    var folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }
}
