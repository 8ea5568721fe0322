/// Exports: read, packed, and swept.
///
/// One worker at a time has an export, by a lease. It first reads: page after page of every table
/// that the inventory names, in the order of their keys, each page sealed and set aside as a piece;
/// after each it notes how far it is, so that whoever takes over goes on there. Then it packs the
/// pieces into the file, drops them, and writes to the person if they have an address. Memory holds
/// a page, never more.
///
/// Dependencies: `db.export`, `domain.export`, `domain.account`, `domain.server`,
/// `adapters.archive`, `adapters.objects`, `adapters.mail`, `worker.chore`, `worker.erasure`,
/// `worker.letter`, `shared`.
@NullMarked
package chat.parley.worker.export;

import org.jspecify.annotations.NullMarked;
