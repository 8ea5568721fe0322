@NullMarked
package chat.parley.rig.client.core;

import org.jspecify.annotations.NullMarked;
