/// `./parley privacy mutate`: whether the tests of privacy would notice a wrong word in the
/// inventory.
///
/// Some people live in a database, with something in every place that is declared to hold data of
/// people. For each annotation about a person there is a mutant: an inventory in which only that
/// annotation says the opposite. The real engine runs with it on a copy of that database, and then
/// the suite looks at what came of it, in raw rows and stores, never by the inventory. A mutant
/// that nothing notices has survived: either something is not looked at, or the annotation means
/// nothing.
///
/// Dependencies: everything of ours; nothing imports it.
@NullMarked
package chat.parley.rig.privacy.mutate;

import org.jspecify.annotations.NullMarked;
