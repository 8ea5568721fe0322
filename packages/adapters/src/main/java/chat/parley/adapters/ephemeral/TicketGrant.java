package chat.parley.adapters.ephemeral;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// What a gateway ticket stands for.
///
/// @param servers those the person was a member of when the ticket was issued
public record TicketGrant(UserId user, SessionId session, Set<ServerId> servers) {
  public TicketGrant {
    servers = Collections.unmodifiableSet(new LinkedHashSet<>(servers));
  }
}
