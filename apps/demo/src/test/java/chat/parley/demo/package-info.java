@NullMarked
package chat.parley.demo;

import org.jspecify.annotations.NullMarked;
