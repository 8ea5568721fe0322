@NullMarked
package chat.parley.shared.time;

import org.jspecify.annotations.NullMarked;
