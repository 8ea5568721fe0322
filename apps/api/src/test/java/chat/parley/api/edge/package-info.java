@NullMarked
package chat.parley.api.edge;

import org.jspecify.annotations.NullMarked;
