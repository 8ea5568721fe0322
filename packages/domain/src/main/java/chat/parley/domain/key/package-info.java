/// Keys: a root key wraps one key per subject, which wraps one key per purpose, which encrypts
/// fields. To destroy a subject's key is to erase everything that was encrypted under it.
///
/// The root key has epochs ([chat.parley.domain.key.RootEpochs]): a new one every night, under
/// which all subject keys are wrapped anew. What an old backup or a page of the database still
/// holds of a destroyed subject key opens with nothing once the epoch of that copy is gone.
///
/// Dependencies: `domain.id`.
@NullMarked
package chat.parley.domain.key;

import org.jspecify.annotations.NullMarked;
