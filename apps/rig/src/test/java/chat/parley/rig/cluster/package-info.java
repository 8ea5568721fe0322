/// Runs small clusters.
@NullMarked
package chat.parley.rig.cluster;

import org.jspecify.annotations.NullMarked;
