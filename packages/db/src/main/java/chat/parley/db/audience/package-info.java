/// What gateway nodes read: audiences, heads, and who joined or was cut off.
///
/// A revocation is a row of `ops.revocations`, written in the transaction that ends the authority
/// and swept after an hour. It is the safety net under the events on the bus.
///
/// Dependencies: `domain.audience`, `db.sql`, JDBC.
@NullMarked
package chat.parley.db.audience;

import org.jspecify.annotations.NullMarked;
