/// Bodies: protobuf messages as proto3 JSON or as protobuf, from the same contracts.
///
/// The request says its encoding in Content-Type, the answer's is chosen by Accept and its weights
/// (JSON when both are as welcome). JSON is strict, as in `proto.json`, and UTF-8; ids are strings;
/// fields without presence are always written, so a list is `[]` and never missing. Unknown fields
/// are ignored in both encodings: a newer client may talk to an older node. Every body is checked
/// against the `(limits)` of its contract, in code points, before a controller sees it.
///
/// Dependencies: `api.problem`, proto, Micronaut HTTP.
@NullMarked
package chat.parley.api.codec;

import org.jspecify.annotations.NullMarked;
