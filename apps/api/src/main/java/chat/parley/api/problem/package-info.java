/// Refusals and faults, as RFC 9457 problems.
///
/// A controller answers a refusal with `Problems.of(code)`. Status and title come from the code's
/// `(meaning)` in the contracts, so a code reads the same wherever it appears. Codecs and binders,
/// which cannot return a response, throw `Refused`. Everything the framework refuses goes through
/// `ProblemErrorProcessor`; everything nobody expected becomes INTERNAL with a request id in
/// `shared.error`. An answer never carries a stack, an exception's message or what was sent.
///
/// Dependencies: proto, `shared.error`, `shared.log`, Micronaut HTTP.
@NullMarked
package chat.parley.api.problem;

import org.jspecify.annotations.NullMarked;
