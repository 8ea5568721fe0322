@NullMarked
package chat.parley.testkit.receipt;

import org.jspecify.annotations.NullMarked;
