/// Faults: what went wrong on our side, kept without what people sent.
///
/// A report has the type of the exception, a fixed code, our own stack frames and the request id.
/// It never has a message: messages quote input.
///
/// Dependencies: `log`, `telemetry`.
@NullMarked
package chat.parley.shared.error;

import org.jspecify.annotations.NullMarked;
