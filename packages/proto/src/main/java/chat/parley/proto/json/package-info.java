/// JSON in the words of the contracts, as strangers write it.
///
/// Dependencies: protobuf, Gson, which protobuf's own JSON stands on.
@NullMarked
package chat.parley.proto.json;

import org.jspecify.annotations.NullMarked;
