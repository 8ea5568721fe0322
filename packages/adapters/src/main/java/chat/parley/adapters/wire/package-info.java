/// Domain to contract, for whoever answers or publishes: pure functions, one class per feature.
///
/// Nothing here reads or decides. What is absent in the domain is absent in the contract.
///
/// Dependencies: `domain`, `proto`, `shared.snowflake`.
@NullMarked
package chat.parley.adapters.wire;

import org.jspecify.annotations.NullMarked;
