package chat.parley.domain.breach;

import chat.parley.domain.id.UserId;
import java.util.Collection;
import java.util.List;

/// Whom a breach concerns: those to whom a row leads that is in an affected place and came before
/// the end of the breach. Whoever was erased since is not among them: nothing leads to them.
public interface AffectedPeople {

  /// Whether all of these are ids of the inventory, or names of its tables.
  boolean knows(Collection<String> records);

  int count(Breach breach);

  /// Those with a larger id than `after`, ascending.
  List<UserId> page(Breach breach, long after, int peopleMax);
}
