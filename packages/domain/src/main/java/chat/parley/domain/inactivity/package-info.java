/// Accounts that nobody uses any more (Art. 5(1)(e) GDPR).
///
/// The day of the last visit is kept, not the time; a log-in is a visit, and so is every renewal of
/// an access token. Whoever does not come for long is written to, and in the end the account is
/// erased like one whose person asked for it. Each step waits for the one before as long as the
/// plan has between them: an instance that was off for years erases nobody who was not written to.
///
/// Dependencies: `domain.id`.
@NullMarked
package chat.parley.domain.inactivity;

import org.jspecify.annotations.NullMarked;
