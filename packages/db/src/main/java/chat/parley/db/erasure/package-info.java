/// Erasure in PostgreSQL: what people confirmed, the plan that the inventory makes for the columns
/// it declares, and the turns in which a worker carries it out.
///
/// A turn is one transaction under the lock of the row in `ops.erasures`: what was done and how far
/// it is are committed together. So a worker may be killed at any moment, and another goes on.
///
/// A table whose rows others see has a [chat.parley.db.farewell.Farewell]; every other one is
/// deleted as it is declared. Nodes say in `ops.key_drops` that they forgot the keys of a person.
///
/// Dependencies: `domain.erasure`, `domain.receipt`, `domain.key`, `db.account`, `db.audience`,
/// `db.farewell`,
/// `db.inventory`, `db.key`, `db.node`, `db.server`, `db.session`, `db.sql`, `shared.inventory`.
@NullMarked
package chat.parley.db.erasure;

import org.jspecify.annotations.NullMarked;
