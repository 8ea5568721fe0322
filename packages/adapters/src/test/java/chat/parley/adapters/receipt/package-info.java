@NullMarked
package chat.parley.adapters.receipt;

import org.jspecify.annotations.NullMarked;
