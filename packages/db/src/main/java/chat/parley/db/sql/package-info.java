/// The few lines of JDBC that every store would repeat. SQL stays visible, in text blocks.
///
/// Dependencies: JDBC.
@NullMarked
package chat.parley.db.sql;

import org.jspecify.annotations.NullMarked;
