/// How tables whose rows others see are emptied when somebody is erased.
///
/// Dependencies: `domain.erasure`, `domain.id`, JDBC.
@NullMarked
package chat.parley.db.farewell;

import org.jspecify.annotations.NullMarked;
