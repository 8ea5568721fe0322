package chat.parley.domain.key;

import java.util.SortedSet;

/// The root keys by epoch, for whoever begins and ends epochs. Two are held while what one has
/// wrapped is wrapped anew by the next.
public interface RootEpochs {

  /// The epochs whose keys are held now.
  SortedSet<Integer> held();

  /// Makes the key of an epoch; from here on the latest one wraps. Again changes nothing.
  void begin(int epoch);

  /// Destroys the key of an epoch. Again changes nothing.
  ///
  /// @throws IllegalArgumentException for the only one
  void destroy(int epoch);

  /// All that is held, in the form in which a backup of the keystore carries it.
  byte[] copy();
}
