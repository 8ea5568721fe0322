/// This Parley as a whole, and those who administer it.
///
/// Administrators are named on the machine itself (`./parley admin grant USER`), never by each
/// other over the network. An [chat.parley.domain.instance.Administrator] is made by
/// [chat.parley.domain.instance.AdministratorAccess] alone: whoever holds one was asked. That they
/// proved to be themselves within the last minutes is a matter of the route they came by.
///
/// Dependencies: `domain.account`, `domain.id`, `domain.retention`.
@NullMarked
package chat.parley.domain.instance;

import org.jspecify.annotations.NullMarked;
