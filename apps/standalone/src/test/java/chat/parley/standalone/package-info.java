/// Tests of a whole node: how it starts, what it keeps, what it touches and what it leaves behind.
///
/// Dependencies: `standalone`, `testkit`.
@NullMarked
package chat.parley.standalone;

import org.jspecify.annotations.NullMarked;
