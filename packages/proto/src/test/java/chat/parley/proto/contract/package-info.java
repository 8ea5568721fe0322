/// Tests of `proto.contract`.
///
/// Dependencies: none.
@NullMarked
package chat.parley.proto.contract;

import org.jspecify.annotations.NullMarked;
