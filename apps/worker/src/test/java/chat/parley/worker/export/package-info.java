@NullMarked
package chat.parley.worker.export;

import org.jspecify.annotations.NullMarked;
