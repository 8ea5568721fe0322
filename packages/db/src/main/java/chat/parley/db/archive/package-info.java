/// What people brought along from another Parley, in `content.imported_items`.
///
/// Dependencies: `domain.archive`, `domain.id`, `db.key`, `db.sql`.
@NullMarked
package chat.parley.db.archive;

import org.jspecify.annotations.NullMarked;
