/// One-use tickets that open a gateway socket.
///
/// A token never travels in a URL: a client fetches a ticket over authenticated HTTP and sends it
/// in Identify or Resume.
///
/// Dependencies: `adapters.ephemeral`, `domain.audience`, `domain.session`, proto, Micronaut HTTP.
@NullMarked
package chat.parley.api.ticket;

import org.jspecify.annotations.NullMarked;
