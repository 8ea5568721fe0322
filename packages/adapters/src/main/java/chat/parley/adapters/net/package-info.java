/// What every connection to another machine has in common: when to try again.
///
/// Dependencies: none.
@NullMarked
package chat.parley.adapters.net;

import org.jspecify.annotations.NullMarked;
