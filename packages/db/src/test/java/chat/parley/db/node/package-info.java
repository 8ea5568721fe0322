@NullMarked
package chat.parley.db.node;

import org.jspecify.annotations.NullMarked;
