/// The privacy inventory of this node: the build's, or the operator's own.
///
/// It is read once, when the node starts, and every part that follows it is given this one: another
/// directory is another behaviour, without another build.
///
/// Dependencies: `shared.inventory`, Micronaut.
@NullMarked
package chat.parley.db.inventory;

import org.jspecify.annotations.NullMarked;
