package chat.parley.domain.look;

import chat.parley.domain.account.Profile;
import java.time.Instant;
import java.time.LocalDate;

/// What an administrator sees of a person.
///
/// @param hasEmail whether there is an address; the address itself is not shown
public record PersonFile(
    Profile profile,
    Instant createdAt,
    boolean restricted,
    boolean hasEmail,
    int sessions,
    int servers,
    int serversOwned,
    LocalDate lastSeenOn) {}
