@NullMarked
package chat.parley.api.openapi;

import org.jspecify.annotations.NullMarked;
