/// The `clientMutationId` that creating requests carry.
///
/// Dependencies: proto, `api.problem`.
@NullMarked
package chat.parley.api.mutation;

import org.jspecify.annotations.NullMarked;
