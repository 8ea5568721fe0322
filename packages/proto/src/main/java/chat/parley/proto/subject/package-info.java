/// Subjects of the bus. `subjects.yaml` beside the contracts lists them; a test compares the two.
///
/// Dependencies: none.
@NullMarked
package chat.parley.proto.subject;

import org.jspecify.annotations.NullMarked;
