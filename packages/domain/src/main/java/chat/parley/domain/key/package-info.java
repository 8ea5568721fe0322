/// Keys: a root key wraps one key per subject, which wraps one key per purpose, which encrypts
/// fields. To destroy a subject's key is to erase everything that was encrypted under it.
///
/// Dependencies: `domain.id`.
@NullMarked
package chat.parley.domain.key;

import org.jspecify.annotations.NullMarked;
