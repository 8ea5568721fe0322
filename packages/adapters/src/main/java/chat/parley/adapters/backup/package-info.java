/// Archives of backups: files that say what they hold and prove that they hold it.
///
/// An archive is a zip. Its last entry, `manifest.json`, names every other one with its length and
/// SHA-256, and holds the facts of whoever wrote the archive. It gets its name when it is whole:
/// `parley-<kind>-<yyyyMMdd'T'HHmmss'Z'>.zip`. Only its owner can read it.
///
/// What belongs into an archive and how it goes back is not known here.
///
/// Dependencies: `shared.json`.
@NullMarked
package chat.parley.adapters.backup;

import org.jspecify.annotations.NullMarked;
