@NullMarked
package chat.parley.rig.fault;

import org.jspecify.annotations.NullMarked;
