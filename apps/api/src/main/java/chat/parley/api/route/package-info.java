/// Which contract method a request means.
///
/// The router finds the controller; `Routes` finds the `Endpoint` of the contracts for it. What is
/// not a contract method is either listed in `Routes.OPEN` (open to anyone, on purpose) or closed.
///
/// Dependencies: `proto.contract`, Micronaut's router.
@NullMarked
package chat.parley.api.route;

import org.jspecify.annotations.NullMarked;
