/// What the caller brought along from another Parley: read by them alone, changed by nobody.
///
/// Dependencies: `domain.archive`, `domain.session`, `api.bind`, `api.route`, `proto`, Micronaut.
@NullMarked
package chat.parley.api.archive;

import org.jspecify.annotations.NullMarked;
