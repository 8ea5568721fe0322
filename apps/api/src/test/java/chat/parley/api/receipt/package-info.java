@NullMarked
package chat.parley.api.receipt;

import org.jspecify.annotations.NullMarked;
