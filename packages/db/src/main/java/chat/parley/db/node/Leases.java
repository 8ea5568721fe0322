package chat.parley.db.node;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Node ids, each held by one node for a while.
///
/// A node id's leases never overlap: the next one begins where the stored end of this one lies.
interface Leases {

  /// A node id held for a while.
  ///
  /// @param after the moment up to which an earlier holder may have made ids
  /// @param end the moment from which on a later holder may make ids
  record Lease(int node, UUID holder, Instant after, Instant end) {
    Lease until(Instant later) {
      return new Lease(node, holder, after, later);
    }
  }

  /// Takes the lowest free node id; empty when all 1,024 are held.
  Optional<Lease> take();

  /// Prolongs a lease; empty when it has ended.
  Optional<Lease> renew(Lease lease);

  /// Ends a lease early.
  ///
  /// @param lastUsed the moment of the newest id that was made under it
  void release(Lease lease, Instant lastUsed);
}
