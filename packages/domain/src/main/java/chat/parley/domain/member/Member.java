package chat.parley.domain.member;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import java.time.Instant;

/// A person in a server.
///
/// @param joinedAt the beginning of what they may read where history is closed to newcomers
public record Member(ServerId server, UserId user, Instant joinedAt, boolean owner) {}
