/// Creating a thing at most once per `clientMutationId`.
///
/// The same id with the same body answers the first thing for 24 h; with another body, or when the
/// first thing is gone, it conflicts. The id is claimed in the transaction that creates.
///
/// Dependencies: none.
@NullMarked
package chat.parley.domain.mutation;

import org.jspecify.annotations.NullMarked;
