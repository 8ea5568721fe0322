package chat.parley.domain.account;

import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.id.UserId;

/// What a log-in is checked against.
public record Credential(UserId user, PasswordHash hash, Standing standing) {}
