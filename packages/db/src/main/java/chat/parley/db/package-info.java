/// PostgreSQL, the only truth. One package per feature, each with the stores of that feature;
/// this one brings the schema up to date before anything reads it.
///
/// Dependencies: Flyway.
@NullMarked
package chat.parley.db;

import org.jspecify.annotations.NullMarked;
