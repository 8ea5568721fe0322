package chat.parley.domain.member;

import chat.parley.domain.id.UserId;
import java.time.Instant;

/// A person who is kept out of a server. No reason and no other trait of them is kept.
public record Ban(UserId user, Instant bannedAt) {}
