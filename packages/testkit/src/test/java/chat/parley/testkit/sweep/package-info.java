/// Tests of what is forgotten, and when.
///
/// Dependencies: `db.sweep`, `testkit.postgres`.
@NullMarked
package chat.parley.testkit.sweep;

import org.jspecify.annotations.NullMarked;
