/// A real PostgreSQL for tests: one server per test JVM, one fresh migrated database per test
/// class, copied from a template.
///
/// Dependencies: `adapters.postgres`, `db`.
@NullMarked
package chat.parley.testkit.postgres;

import org.jspecify.annotations.NullMarked;
