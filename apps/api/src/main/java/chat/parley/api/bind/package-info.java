/// What a controller method may ask for besides a body: ids of the path and messages of the query.
///
/// An id is a canonical decimal snowflake; anything else names nothing (NOT_FOUND), as an unknown
/// id does. A message annotated `@FromQuery` is read from the query string under the same limits
/// as a body; a repeated or wrongly typed parameter is refused, an unknown one ignored.
///
/// Dependencies: `api.codec`, `api.problem`, `domain.id`, `domain.session`, Micronaut HTTP.
@NullMarked
package chat.parley.api.bind;

import org.jspecify.annotations.NullMarked;
