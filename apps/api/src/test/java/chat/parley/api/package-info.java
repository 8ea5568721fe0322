@NullMarked
package chat.parley.api;

import org.jspecify.annotations.NullMarked;
