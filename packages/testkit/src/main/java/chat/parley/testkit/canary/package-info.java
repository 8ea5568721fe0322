/// Words that occur nowhere else, and the search for them in everything a node leaves on disk.
///
/// Dependencies: `shared.crypto`.
@NullMarked
package chat.parley.testkit.canary;

import org.jspecify.annotations.NullMarked;
