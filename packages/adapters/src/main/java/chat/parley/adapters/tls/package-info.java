/// Whom a node trusts on the other end of a connection.
///
/// Dependencies: none.
@NullMarked
package chat.parley.adapters.tls;

import org.jspecify.annotations.NullMarked;
