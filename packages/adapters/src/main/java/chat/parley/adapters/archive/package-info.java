/// The file of an export: a zip that a person can read, and another Parley can take in.
///
/// `index.html` is for people, needs nothing but a browser and carries no script; `data/*.json` is
/// the same for machines, one file per section, in the form that `schema.json` says; `fields.json`
/// tells what each field is, why it is stored and until when; `withheld.json` what is not there,
/// and why. `manifest.json` has the SHA-256 of every other entry, signed with the key that signs
/// receipts where there is one.
///
/// [chat.parley.adapters.archive.ArchiveWriter] writes it in constant memory,
/// [chat.parley.adapters.archive.ArchiveReader] reads one that may come from anybody.
///
/// Dependencies: `adapters.objects`, `adapters.receipt`, `domain.receipt`, `shared.json`,
/// `shared.crypto`.
@NullMarked
package chat.parley.adapters.archive;

import org.jspecify.annotations.NullMarked;
