/// Exports in PostgreSQL: the requests in `ops.exports`, and whatever an export carries.
///
/// [chat.parley.db.export.ExportPlan] is worked out from the inventory and the live tables when a
/// node starts to read: every declared column of a person that is exported becomes a field of its
/// section, found by the path that leads to the person. No table is named here. What is not known
/// for certain is withheld, and said to be: a column that is not declared, a type that does not fit
/// what was declared, a rule of redaction that nobody knows.
///
/// [chat.parley.db.export.ExportJobs] gives the work to one worker at a time, by leases.
///
/// Dependencies: `domain.export`, `domain.erasure`, `domain.id`, `db.key`, `db.sql`,
/// `shared.inventory`, `shared.json`, `shared.crypto`.
@NullMarked
package chat.parley.db.export;

import org.jspecify.annotations.NullMarked;
