package chat.parley.domain.session;

import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;

/// Who asks, and on which device.
public record Caller(UserId user, SessionId session) {}
