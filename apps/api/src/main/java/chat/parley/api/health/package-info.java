/// Whether this node lives, is ready, and how it fares.
///
/// `/health/live` answers while the process can answer at all; `/health/ready` asks every
/// `ReadinessCheck` and names those that say no; `/metrics` answers requests of this machine only.
///
/// Dependencies: `api.edge`, `api.problem`, `shared.health`, `shared.telemetry`, Micronaut HTTP.
@NullMarked
package chat.parley.api.health;

import org.jspecify.annotations.NullMarked;
