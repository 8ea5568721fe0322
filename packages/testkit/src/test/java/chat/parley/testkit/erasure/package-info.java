@NullMarked
package chat.parley.testkit.erasure;

import org.jspecify.annotations.NullMarked;
