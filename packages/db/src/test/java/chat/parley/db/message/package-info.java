/// Tests of how sends share commits.
///
/// Dependencies: `db.message`.
@NullMarked
package chat.parley.db.message;

import org.jspecify.annotations.NullMarked;
