/// Copies of everything stored about a person, made for them (Art. 15 and 20 GDPR).
///
/// A person asks, a worker makes the file, and for seven days the person may fetch it. Its key
/// hangs on the key of the person: what was never fetched is unreadable once they are erased. A
/// person whose account is restricted may still ask.
///
/// Dependencies: `domain.id`, `domain.session`.
@NullMarked
package chat.parley.domain.export;

import org.jspecify.annotations.NullMarked;
