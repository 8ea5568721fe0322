/// Plays a written conversation into a running Parley, as people would: through the public API,
/// with an account for each speaker. Order holds within a channel; channels go concurrently.
///
/// A run may be cut off and taken up again at any line, days later too: the mutation key of a
/// line comes from the script's digest and the line's number, and the journal (0600) keeps the
/// random credentials and which line became which message. What the journal knows is not sent
/// again.
///
/// Dependencies: the contracts, and the JDK's HTTP client. Nothing else of ours.
@NullMarked
package chat.parley.demo;

import org.jspecify.annotations.NullMarked;
