/// The search for what a person was or wrote, in the raw bytes of every store.
///
/// Dependencies: `testkit.canary`.
@NullMarked
package chat.parley.rig.privacy.scan;

import org.jspecify.annotations.NullMarked;
