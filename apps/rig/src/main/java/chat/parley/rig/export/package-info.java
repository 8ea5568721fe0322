/// `./parley bench export`: whether an export takes as long as what one person has, however much
/// others have, and how much memory it takes.
///
/// Dependencies: everything of ours; nothing imports it.
@NullMarked
package chat.parley.rig.export;

import org.jspecify.annotations.NullMarked;
