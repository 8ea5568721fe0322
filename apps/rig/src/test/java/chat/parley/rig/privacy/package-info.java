@NullMarked
package chat.parley.rig.privacy;

import org.jspecify.annotations.NullMarked;
