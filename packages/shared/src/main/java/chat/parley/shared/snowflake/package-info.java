/// Snowflakes: 64-bit ids ordered by time, never repeated.
///
/// Dependencies: none.
@NullMarked
package chat.parley.shared.snowflake;

import org.jspecify.annotations.NullMarked;
