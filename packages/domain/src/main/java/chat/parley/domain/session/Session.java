package chat.parley.domain.session;

import chat.parley.domain.id.SessionId;
import java.time.Instant;
import java.time.LocalDate;

/// A device that is logged in, as its owner sees it.
///
/// @param lastUsedOn the day, not the moment
public record Session(SessionId id, Device device, LocalDate lastUsedOn, Instant openedAt) {}
