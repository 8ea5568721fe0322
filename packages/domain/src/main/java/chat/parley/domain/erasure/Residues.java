package chat.parley.domain.erasure;

import java.util.List;
import java.util.UUID;

/// Residues that wait for the nightly work.
public interface Residues {

  /// The oldest first.
  List<Residue> pending(int max);

  /// Says what is to be done next with these.
  void advance(List<UUID> residues, Residue.Stage to);

  /// The receipt is handed out: nothing is left to be done, and nothing to be known.
  void finish(UUID residue);
}
