/// The privacy inventory: one record for each place that can hold data about a person, and for each
/// column, key, field and label that holds none.
///
/// It is data, read when a node starts, from `privacy/` on the class path or from a directory:
/// another inventory is another behaviour, without another build. What runs is compared with it:
/// the live schema, the bus, the ephemeral store, log lines, metrics, cookies and browser storage.
/// `privacy/README.md` describes the format.
///
/// Dependencies: SnakeYAML Engine.
@NullMarked
package chat.parley.shared.inventory;

import org.jspecify.annotations.NullMarked;
