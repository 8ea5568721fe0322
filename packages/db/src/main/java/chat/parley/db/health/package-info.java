/// Whether PostgreSQL answers, and whether its schema is the one this build was made for.
///
/// Dependencies: `db.sql`, `shared.health`, Micronaut Data, Flyway's history table.
@NullMarked
package chat.parley.db.health;

import org.jspecify.annotations.NullMarked;
