/// Who may do what: Discord's permission bits, and the one pure function that resolves them.
///
/// The owner may do everything, and so may an administrator. Everyone else has what @everyone and
/// their roles allow, changed for a channel by its overwrites: first that of @everyone, then those
/// of roles taken together, then that of the member. A channel that cannot be viewed grants
/// nothing.
///
/// A server is reached through [chat.parley.domain.permission.ServerAccess] only, which answers the
/// same for "not there" and "not yours".
///
/// Dependencies: `domain.id`.
@NullMarked
package chat.parley.domain.permission;

import org.jspecify.annotations.NullMarked;
