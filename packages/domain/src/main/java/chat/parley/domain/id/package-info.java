/// Identifiers: one record per kind, so that no id is taken for another.
///
/// Dependencies: none.
@NullMarked
package chat.parley.domain.id;

import org.jspecify.annotations.NullMarked;
