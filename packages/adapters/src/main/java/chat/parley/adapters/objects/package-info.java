/// Objects: streams of bytes that are too large for the database, by name.
///
/// [chat.parley.adapters.objects.ObjectStore] is the port; its embedded form is a folder
/// (`parley.objects-dir`), which api and worker share. Names are random, contents are sealed under
/// keys that rest in the database: a lost copy of the store is noise.
///
/// Dependencies: the JDK.
@NullMarked
package chat.parley.adapters.objects;

import org.jspecify.annotations.NullMarked;
