/// The bus: bytes on subjects, from whoever knows to whoever listens, at most once.
///
/// It promises nothing: a message can be lost, and whoever cares compares with PostgreSQL after
/// [EventBus#onReconnect]. Subjects and wildcards follow NATS. [InProcessBus] is the embedded form,
/// [NatsEventBus] the one for several nodes.
///
/// Dependencies: `proto.subject`, `shared.log`, `shared.secret`, `adapters.net`, `adapters.tls`,
/// jnats.
@NullMarked
package chat.parley.adapters.bus;

import org.jspecify.annotations.NullMarked;
