@NullMarked
package chat.parley.rig.client;

import org.jspecify.annotations.NullMarked;
