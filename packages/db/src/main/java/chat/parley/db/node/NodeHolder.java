package chat.parley.db.node;

import java.util.UUID;

/// Under which name this process holds its lease in `ops.node_leases`.
public interface NodeHolder {

  /// Another one after a lease was lost.
  UUID holder();
}
