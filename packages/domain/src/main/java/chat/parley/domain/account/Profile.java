package chat.parley.domain.account;

import chat.parley.domain.id.UserId;

/// What others see of a person.
public record Profile(UserId id, Username username, DisplayName displayName) {}
