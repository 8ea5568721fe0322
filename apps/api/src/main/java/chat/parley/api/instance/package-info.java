/// What this Parley tells anyone before they have an account, from the privacy inventory.
///
/// Dependencies: `shared.inventory`, `domain.credential`, `domain.message`.
@NullMarked
package chat.parley.api.instance;

import org.jspecify.annotations.NullMarked;
