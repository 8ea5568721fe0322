@NullMarked
package chat.parley.rig.privacy.records;

import org.jspecify.annotations.NullMarked;
