@NullMarked
package chat.parley.api.credential;

import org.jspecify.annotations.NullMarked;
