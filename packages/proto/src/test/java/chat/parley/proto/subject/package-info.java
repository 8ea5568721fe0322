/// Tests of `proto.subject`.
///
/// Dependencies: none.
@NullMarked
package chat.parley.proto.subject;

import org.jspecify.annotations.NullMarked;
