@NullMarked
package chat.parley.rig.privacy.mutate;

import org.jspecify.annotations.NullMarked;
