/// A certificate authority for one machine, so that tests and clusters speak TLS as others would.
///
/// Dependencies: Bouncy Castle.
@NullMarked
package chat.parley.testkit.tls;

import org.jspecify.annotations.NullMarked;
