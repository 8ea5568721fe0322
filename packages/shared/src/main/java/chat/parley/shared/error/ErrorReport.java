package chat.parley.shared.error;

import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One fault, scrubbed.
///
/// @param code what the node was doing
/// @param types the class names of the exception and its causes
/// @param frames our own stack frames
public record ErrorReport(
    Instant at,
    LogEvent code,
    List<String> types,
    List<String> frames,
    Optional<RequestId> requestId) {}
