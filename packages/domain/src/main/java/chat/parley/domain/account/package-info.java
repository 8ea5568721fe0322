/// Accounts: who a person is here. Names and addresses are types that check themselves and never
/// print what they hold; text that other people see is normalised before it is stored.
///
/// `Standing` says whether an account may act. Only `Standings` answers it.
///
/// Dependencies: `domain.id`, `domain.credential`, `domain.text`.
@NullMarked
package chat.parley.domain.account;

import org.jspecify.annotations.NullMarked;
