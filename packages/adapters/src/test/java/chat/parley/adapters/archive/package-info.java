@NullMarked
package chat.parley.adapters.archive;

import org.jspecify.annotations.NullMarked;
