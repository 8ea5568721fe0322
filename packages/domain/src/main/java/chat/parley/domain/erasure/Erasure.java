package chat.parley.domain.erasure;

import chat.parley.domain.id.UserId;
import java.time.Instant;

/// An erasure that was confirmed and is not done yet.
public record Erasure(
    UserId person,
    ErasureScope scope,
    ErasureState state,
    Instant requestedAt,
    Instant graceEnds) {}
