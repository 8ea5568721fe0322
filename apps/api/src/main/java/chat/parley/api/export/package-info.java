/// Copies of the caller's data: asked for, followed, downloaded and deleted.
///
/// A download is streamed: it is opened segment by segment, and nothing of it is kept.
///
/// Dependencies: `domain.export`, `domain.session`, `adapters.objects`, `shared.crypto`,
/// `api.problem`, `api.route`, `proto`, Micronaut.
@NullMarked
package chat.parley.api.export;

import org.jspecify.annotations.NullMarked;
