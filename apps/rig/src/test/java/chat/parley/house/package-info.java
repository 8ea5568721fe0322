/// The house's own rules, read by tests: walls between modules and features, and the tidiness of
/// every file. A wall is kept together with a violation of it, so that each is seen to bite.
///
/// Dependencies: ArchUnit and the compiler of the JDK; it looks at the whole repository from
/// outside.
@NullMarked
package chat.parley.house;

import org.jspecify.annotations.NullMarked;
