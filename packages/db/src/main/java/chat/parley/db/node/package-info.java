/// Node ids: leased from the database, never guessed, so that no two nodes make the same id.
///
/// Dependencies: `domain.id`, `shared.snowflake`.
@NullMarked
package chat.parley.db.node;

import org.jspecify.annotations.NullMarked;
