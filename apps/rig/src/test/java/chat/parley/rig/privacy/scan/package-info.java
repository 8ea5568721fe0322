/// Tests of the search.
@NullMarked
package chat.parley.rig.privacy.scan;

import org.jspecify.annotations.NullMarked;
