@NullMarked
package chat.parley.db.key;

import org.jspecify.annotations.NullMarked;
