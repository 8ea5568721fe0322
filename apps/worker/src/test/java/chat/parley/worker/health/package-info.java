@NullMarked
package chat.parley.worker.health;

import org.jspecify.annotations.NullMarked;
