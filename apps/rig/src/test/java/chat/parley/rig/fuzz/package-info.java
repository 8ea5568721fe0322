@NullMarked
package chat.parley.rig.fuzz;

import org.jspecify.annotations.NullMarked;
