/// RFC 6455 frames, without a socket: an incremental decoder of what clients send and an
/// encoder of what nodes send.
///
/// The decoder takes any slicing of the byte stream and keeps no buffer while no message is
/// under way. It enforces the whole RFC: masking, RSV bits, opcodes, fragmentation, control
/// frames, minimal lengths, UTF-8 and close codes. The first violation decides the close code;
/// what follows it is ignored. No extension is ever negotiated.
///
/// Dependencies: none.
@NullMarked
package chat.parley.gateway.frame;

import org.jspecify.annotations.NullMarked;
