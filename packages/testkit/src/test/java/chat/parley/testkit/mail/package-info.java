@NullMarked
package chat.parley.testkit.mail;

import org.jspecify.annotations.NullMarked;
