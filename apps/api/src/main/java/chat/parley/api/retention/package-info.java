/// How long messages are kept: in this Parley, in a server, in a channel.
///
/// Dependencies: `domain.retention`, `domain.instance`, `domain.server`, `domain.channel`.
@NullMarked
package chat.parley.api.retention;

import org.jspecify.annotations.NullMarked;
