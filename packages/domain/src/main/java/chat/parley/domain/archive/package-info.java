/// What people bring along from another Parley: the rows of an export, for them alone to read.
///
/// Dependencies: `domain.id`.
@NullMarked
package chat.parley.domain.archive;

import org.jspecify.annotations.NullMarked;
