/// The test rig: many nodes on one machine (`cluster`), broken on purpose (`faults`), run under a
/// seeded scheduler (`simulate`) and measured against their peers (`bench`).
///
/// It also answers what an auditor asks about privacy (`privacy`), without an instance.
///
/// Nodes run in processes of their own, as an operator would run them, and are spoken to through
/// the public API alone. Only the simulator calls the parts of the apps directly.
///
/// Dependencies: everything of ours; nothing imports it.
@NullMarked
package chat.parley.rig;

import org.jspecify.annotations.NullMarked;
