@NullMarked
package chat.parley.testkit.objects;

import org.jspecify.annotations.NullMarked;
