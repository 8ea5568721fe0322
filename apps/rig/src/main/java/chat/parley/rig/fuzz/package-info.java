/// What strangers may send, under a fuzzer: each target takes any bytes and must answer in time,
/// with what its contract allows and nothing else. [chat.parley.rig.fuzz.Fuzz] runs a target under
/// Jazzer in a process of its own; tests run every target over the kept corpus.
///
/// Dependencies: `gateway.frame`, `gateway.session`, `api.codec`, `proto`, Jazzer's driver.
@NullMarked
package chat.parley.rig.fuzz;

import org.jspecify.annotations.NullMarked;
