/// The edge: what every request passes before a controller sees it, and every answer after.
///
/// 1. `IdentityFilter` names the request; on the way out it writes the headers that every answer
///    has and settles the answer's encoding.
/// 2. `OriginFilter` refuses other hosts and other sites.
/// 3. `EncodingFilter` refuses bodies and wishes in other encodings than JSON and protobuf.
/// 4. `AdmissionFilter` takes a token for the network prefix, finds the caller, and takes a token
///    for the caller. A route is open without an access token only where its contract says
///    `anonymous`, or when `Routes.OPEN` lists it.
///
/// No address is stored or logged: limits count a MAC of the network prefix under a key of the
/// day.
///
/// Dependencies: `api.bind`, `api.codec`, `api.problem`, `api.route`, `domain.session`,
/// `domain.key`, `adapters.ephemeral`, `shared.telemetry`, Micronaut HTTP.
@NullMarked
package chat.parley.api.edge;

import org.jspecify.annotations.NullMarked;
