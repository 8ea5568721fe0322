/// Receipts of erasures: the keys to check them with, and how to find one's own without an account.
///
/// Dependencies: `domain.receipt`.
@NullMarked
package chat.parley.api.receipt;

import org.jspecify.annotations.NullMarked;
