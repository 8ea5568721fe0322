/// The OpenAPI 3.1 document, derived from the contracts when the node starts.
///
/// There is no second description of the API: paths, parameters, bodies, limits and error codes
/// come from the descriptors, so the document cannot fall behind. `x-error-codes` lists the
/// refusals of each status.
///
/// Dependencies: `proto.contract`, `api.codec`, Gson, Micronaut HTTP.
@NullMarked
package chat.parley.api.openapi;

import org.jspecify.annotations.NullMarked;
