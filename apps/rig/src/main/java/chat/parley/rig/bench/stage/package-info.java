/// What is measured and what measures, each in a process of its own, and what the operating system
/// says about them: CPU time from `/proc/PID/stat`, memory from `/proc/PID/smaps_rollup`.
///
/// Dependencies: adapters and db, to start PostgreSQL and fill its schema; proto, for the API.
@NullMarked
package chat.parley.rig.bench.stage;

import org.jspecify.annotations.NullMarked;
