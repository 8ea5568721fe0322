/// The records that the law asks for, written from the inventory: nothing in them is typed twice,
/// and none can be older than what the build does.
///
/// Dependencies: `shared.inventory`, `shared.json`, `db.erasure`, `domain.erasure`.
@NullMarked
package chat.parley.rig.privacy.records;

import org.jspecify.annotations.NullMarked;
