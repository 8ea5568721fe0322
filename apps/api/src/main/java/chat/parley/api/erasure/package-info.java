/// What a person does about their own erasure: preview, confirm, look, take back, hurry. It is open
/// to a restricted account too; the route asks for a step-up where nothing can be taken back.
///
/// Dependencies: `domain.erasure`, `domain.hold`, `domain.session`, `adapters.bus`,
/// `adapters.wire`, `db.erasure`, `api.problem`, `api.route`, `proto`, Micronaut.
@NullMarked
package chat.parley.api.erasure;

import org.jspecify.annotations.NullMarked;
