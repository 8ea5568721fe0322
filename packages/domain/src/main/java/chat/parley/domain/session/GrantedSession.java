package chat.parley.domain.session;

import chat.parley.domain.account.Account;
import chat.parley.domain.account.Standing;
import chat.parley.domain.id.SessionId;
import java.time.Instant;

/// What a device receives: its tokens, and whose they are.
///
/// @param refreshGoodUntil the end of the session, however often it is refreshed
/// @param standing of the account; a restricted one has the privacy centre, and nothing else
public record GrantedSession(
    SessionId id,
    AccessToken access,
    RefreshToken refresh,
    Instant refreshGoodUntil,
    Account account,
    Standing standing) {}
