@NullMarked
package chat.parley.shared.json;

import org.jspecify.annotations.NullMarked;
