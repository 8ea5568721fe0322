/// Tests of `shared.snowflake`.
///
/// Dependencies: none.
@NullMarked
package chat.parley.shared.snowflake;

import org.jspecify.annotations.NullMarked;
