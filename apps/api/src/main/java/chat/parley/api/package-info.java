/// The REST edge: the only process that changes chat state for people.
///
/// `edge`, `codec`, `bind`, `problem` and `route` are the platform under the controllers; every
/// other package is a feature that decodes a request, asks one use case and answers its outcome.
///
/// Dependencies: every package module, Micronaut.
@NullMarked
package chat.parley.api;

import org.jspecify.annotations.NullMarked;
