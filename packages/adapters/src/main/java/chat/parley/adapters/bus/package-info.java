/// The bus: bytes on subjects, from whoever knows to whoever listens, at most once.
///
/// It promises nothing: a message can be lost, and whoever cares compares with PostgreSQL after
/// [EventBus#onReconnect]. Subjects and wildcards follow NATS. [InProcessBus] is the embedded form.
///
/// Dependencies: `proto.subject`, `shared.log`.
@NullMarked
package chat.parley.adapters.bus;

import org.jspecify.annotations.NullMarked;
