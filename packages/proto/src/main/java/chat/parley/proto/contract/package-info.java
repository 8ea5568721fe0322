/// The contracts as data: what the descriptors of `proto/chat/v1` say about files and routes.
///
/// Whatever must agree with the contracts (routing, the OpenAPI document, rate limits, the privacy
/// inventory) reads them here instead of repeating them.
///
/// Dependencies: protobuf.
@NullMarked
package chat.parley.proto.contract;

import org.jspecify.annotations.NullMarked;
