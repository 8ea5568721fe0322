/// `./parley bench`: what Parley costs, beside what others cost on the same machine in the same
/// minutes.
///
/// Every subject is a process of its own and so is the load ([chat.parley.rig.bench.load]); rounds
/// take the subjects in turn, so that what disturbs the machine disturbs all of them. A round in
/// which one delivery is lost, repeated or out of order ends the run.
///
/// Dependencies: everything of ours; nothing imports it.
@NullMarked
package chat.parley.rig.bench;

import org.jspecify.annotations.NullMarked;
