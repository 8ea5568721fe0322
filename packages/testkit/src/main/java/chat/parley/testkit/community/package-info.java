/// Servers, channels, members, invites and read positions in memory, and what every store of them
/// must do. One [chat.parley.testkit.community.MemoryCommunity] stands behind all its ports, as one
/// database does.
///
/// Dependencies: the domain, `shared.snowflake`, JUnit, AssertJ.
@NullMarked
package chat.parley.testkit.community;

import org.jspecify.annotations.NullMarked;
