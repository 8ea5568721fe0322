@NullMarked
package chat.parley.proto.json;

import org.jspecify.annotations.NullMarked;
