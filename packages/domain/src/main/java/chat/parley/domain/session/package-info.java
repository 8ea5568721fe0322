/// Sessions: one per device, a family of short access tokens and a rotating refresh token.
///
/// Access tokens are opaque, 256 bit, good for 10 minutes, and rest only as a digest. A refresh
/// token is derived, so it rests nowhere; the one before the current one stays good for 30 seconds
/// and yields the same successor. Any older one is a theft, and ends the family.
///
/// A session of a restricted account opens the privacy centre only. What cannot be taken back asks
/// for a proof of the person that is no older than [chat.parley.domain.session.StepUps] says.
///
/// Dependencies: `domain.id`, `domain.account`, `domain.credential`, `domain.key`.
@NullMarked
package chat.parley.domain.session;

import org.jspecify.annotations.NullMarked;
