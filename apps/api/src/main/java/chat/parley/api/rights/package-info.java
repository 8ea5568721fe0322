/// What people see and decide about the data on them, beside erasure and export: who looked at
/// them, what is held for a case, what they consent and object to, whether they are restricted, and
/// what they ask of those who moderate.
///
/// Dependencies: `domain.look`, `domain.hold`, `domain.choice`, `domain.request`,
/// `domain.restriction`.
@NullMarked
package chat.parley.api.rights;

import org.jspecify.annotations.NullMarked;
