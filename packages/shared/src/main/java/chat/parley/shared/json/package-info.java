/// JSON that is signed: read strictly, written in one way only.
///
/// [JsonReader] takes RFC 8259 without repeated keys, lone surrogates or deep nesting, so that two
/// readers never understand one document differently. [CanonicalJson] writes RFC 8785, so that
/// equal values have equal bytes, and a signature over the bytes is one over the value.
///
/// Dependencies: the JDK.
@NullMarked
package chat.parley.shared.json;

import org.jspecify.annotations.NullMarked;
