/// Erasures on a real PostgreSQL: killed at every turn, raced, and over tables that were only
/// declared.
@NullMarked
package chat.parley.worker.erasure;

import org.jspecify.annotations.NullMarked;
