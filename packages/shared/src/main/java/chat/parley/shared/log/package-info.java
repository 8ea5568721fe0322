/// The only logger, deny by default: a fixed event and numbers or closed enums beside it.
///
/// No method takes text, an id or the message of a throwable, so what people wrote cannot reach a
/// line. Third-party loggers are cut down to their name, level, exception type and our own stack
/// frames: a driver's "Key (email)=…" is personal data too. The request id, a random value that
/// names no person, ties lines together.
///
/// Dependencies: SLF4J, Logback.
@NullMarked
package chat.parley.shared.log;

import org.jspecify.annotations.NullMarked;
