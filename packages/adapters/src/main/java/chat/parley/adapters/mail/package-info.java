/// Mail to people: fixed letters, few variables.
///
/// [chat.parley.adapters.mail.Mailer] is the port; its embedded form writes one file per letter
/// into a folder (`parley.mail-dir`), from where the operator's carrier takes them.
///
/// Dependencies: `domain.account`, `domain.id`, `domain.key`, `shared.crypto`.
@NullMarked
package chat.parley.adapters.mail;

import org.jspecify.annotations.NullMarked;
