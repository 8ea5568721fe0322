/// Words that occur nowhere else, and the search for them in everything a node leaves behind: in
/// every encoding that programs give to text, and inside what is packed.
///
/// It is used by tests, by `privacy scan` and by `privacy prove`. What it does not see: words
/// inside encryption, a packed form inside two others, and the second and further chunks of a
/// value that PostgreSQL compressed and moved out of its row.
///
/// Dependencies: aircompressor (LZ4 and Zstandard).
@NullMarked
package chat.parley.testkit.canary;

import org.jspecify.annotations.NullMarked;
