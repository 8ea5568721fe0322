@NullMarked
package chat.parley.api.codec;

import org.jspecify.annotations.NullMarked;
