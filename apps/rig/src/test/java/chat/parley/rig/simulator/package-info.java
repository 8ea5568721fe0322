@NullMarked
package chat.parley.rig.simulator;

import org.jspecify.annotations.NullMarked;
