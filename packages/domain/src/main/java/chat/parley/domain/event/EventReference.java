package chat.parley.domain.event;

import chat.parley.domain.id.EventId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One outbox row: ids and positions, never content.
///
/// @param serverId the server whose order the event joins; 0 for an event on a user's own subject
/// @param channelId 0 unless the event belongs to a channel
/// @param entityId what changed: a message, channel or session, or the number of a leave reason
/// @param userId the person concerned: the member, or the owner of a user event
/// @param seq the `channel_seq` of a channel event, the `server_seq` of a server event, else 0
/// @param mutationId the `clientMutationId` of the command, for the author's own echo
public record EventReference(
    EventId id,
    EventKind kind,
    long serverId,
    long channelId,
    long entityId,
    long userId,
    long seq,
    @Nullable UUID mutationId) {

  /// Relay partitions: events of one server, or of one user, share a partition and so an order.
  public static final int PARTITIONS = 8;

  /// The partition of this event, 0 to [#PARTITIONS] - 1.
  public int partition() {
    return partitionOf(serverId != 0 ? serverId : userId);
  }

  /// The partition of everything that belongs to a server, or to a user outside servers.
  public static int partitionOf(long ownerId) {
    return Math.floorMod(Long.hashCode(ownerId), PARTITIONS);
  }
}
