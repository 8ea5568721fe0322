/// The parts of a node that have more than one form, chosen by configuration alone.
///
/// Every app asks here, so that `parley.bus` and the others mean the same to each of them. Where
/// nothing is set, the embedded form is taken. The settings are listed in `infra/README.md`.
///
/// Dependencies: `adapters.bus`, `adapters.ephemeral`, `adapters.keys`, `adapters.objects`,
/// `adapters.mail`, `shared`.
@NullMarked
package chat.parley.adapters.parts;

import org.jspecify.annotations.NullMarked;
