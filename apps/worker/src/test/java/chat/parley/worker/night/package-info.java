/// Tests of the work of the night.
@NullMarked
package chat.parley.worker.night;

import org.jspecify.annotations.NullMarked;
