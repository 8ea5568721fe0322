package chat.parley.adapters.ephemeral;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.shared.crypto.RandomTokens;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;

/// One-use tickets for the gateway. The store knows a ticket only by its digest.
public final class Tickets {
  public static final Duration TTL = Duration.ofSeconds(30);

  private static final int TICKET_BITS = 128;
  private static final byte FORMAT = 1;

  private final EphemeralStore store;

  public Tickets(EphemeralStore store) {
    this.store = store;
  }

  /// 22 characters of base64url, good once within [#TTL].
  public String issue(TicketGrant grant) {
    var ticket = RandomTokens.token(TICKET_BITS);
    store.put(key(ticket), write(grant), TTL);
    return ticket;
  }

  /// What the ticket stands for, to the first who asks; empty to everyone after.
  public Optional<TicketGrant> redeem(String ticket) {
    return store.take(key(ticket)).map(Tickets::read);
  }

  private static String key(String ticket) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return EphemeralKeys.ticket(digest.digest(ticket.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static byte[] write(TicketGrant grant) {
    var out = ByteBuffer.allocate(1 + Long.BYTES * (2 + grant.servers().size()));
    out.put(FORMAT).putLong(grant.user().value()).putLong(grant.session().value());
    grant.servers().forEach(server -> out.putLong(server.value()));
    return out.array();
  }

  private static TicketGrant read(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    if (in.get() != FORMAT) {
      throw new IllegalStateException("a ticket of another version");
    }
    var user = new UserId(in.getLong());
    var session = new SessionId(in.getLong());
    var servers = new HashSet<ServerId>();
    while (in.hasRemaining()) {
      servers.add(new ServerId(in.getLong()));
    }
    return new TicketGrant(user, session, servers);
  }
}
