/// Tests of `adapters.ephemeral`.
///
/// Dependencies: none.
@NullMarked
package chat.parley.adapters.ephemeral;

import org.jspecify.annotations.NullMarked;
