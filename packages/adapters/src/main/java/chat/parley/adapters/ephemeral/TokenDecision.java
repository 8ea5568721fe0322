package chat.parley.adapters.ephemeral;

import java.time.Duration;

/// The answer of a token bucket.
///
/// @param remaining whole tokens left
/// @param retryAfter how long until the same request would be granted; zero when it was
public record TokenDecision(boolean granted, int remaining, Duration retryAfter) {}
