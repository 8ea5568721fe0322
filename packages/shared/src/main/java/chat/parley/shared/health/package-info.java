/// Whether a node can do its work: what `/health/ready` asks of every part.
///
/// Dependencies: none.
@NullMarked
package chat.parley.shared.health;

import org.jspecify.annotations.NullMarked;
