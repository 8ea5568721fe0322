package chat.parley.shared.inventory;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One place that holds data.
///
/// @param id the place, such as `pg.content.messages.body`; also bound into ciphertexts
/// @param category what kind of data, in fideslang's words
/// @param subject the path to the person: a column of the same table, one that leads on
///     (`session_id -> identity.sessions(id).user_id`), or [#NOBODY]
/// @param coSubjects paths to others whom the data concern
/// @param purpose a key of `purposes.yaml`
/// @param basis the article of the GDPR, as `purposes.yaml` has it
/// @param erasure absent when the data concern nobody, or only pass
/// @param export absent when the data concern nobody, or only pass
/// @param labels names of the labels of a metric
/// @param fact what people are told before they sign up
public record InventoryRecord(
    String id,
    Store store,
    String category,
    String subject,
    List<String> coSubjects,
    String purpose,
    String basis,
    Retention retention,
    AtRest atRest,
    Optional<Erasure> erasure,
    Optional<Export> export,
    List<String> labels,
    Optional<Fact> fact,
    Review reviewed) {

  /// The subject of data that concern no person.
  public static final String NOBODY = "none";

  public boolean isPersonal() {
    return !subject.equals(NOBODY);
  }

  /// How long data stay.
  ///
  /// A row that `RetentionSweep` ends says by which of its columns: `since` or `until`, and `done`.
  ///
  /// @param max the longest time, such as `PT24H`
  /// @param sweep what ends them, when it is not the deletion of something else
  /// @param since the column that dates the row, by a moment, a day or an id; `max` counts from it
  /// @param until the column with the moment at which the row ends
  /// @param lasts how long before `until` a row is made; a shorter `max` then ends it earlier
  /// @param done the column that is true when the row has served
  /// @param unused when the account goes that nobody uses
  public record Retention(
      Rule rule,
      Optional<String> max,
      Optional<String> sweep,
      Optional<String> since,
      Optional<String> until,
      Optional<String> lasts,
      Optional<String> done,
      Optional<Unused> unused) {
    /// How long an account waits for its person.
    ///
    /// @param max the time without a visit after which it is erased, in whole months
    /// @param notices after how long the person is written to before that
    public record Unused(Period max, List<Period> notices) {}

    /// What ends the keeping of data.
    public enum Rule {
      /// Someone deletes what the data belong to.
      UNTIL_DELETED,
      /// The work they wait for is done.
      UNTIL_DONE,
      /// A time passes.
      FIXED,
      /// They are never written down.
      TRANSIT,
      /// They live as long as the instance: structure, not people.
      INSTANCE
    }
  }

  /// How data are protected where they rest.
  ///
  /// @param additional what a ciphertext is bound to
  /// @param row the column whose number is the row id among those
  /// @param channel the column whose number is the channel id among those, for what channels hold
  public record AtRest(
      Encryption encryption,
      List<String> additional,
      Optional<String> row,
      Optional<String> channel) {
    /// The protection.
    public enum Encryption {
      NONE,
      /// AES-256-GCM under a key of the person.
      SUBJECT_KEY,
      /// AES-256-GCM under the root key.
      ROOT_KEY,
      /// HMAC-SHA256 under a key outside the database.
      KEYED_MAC,
      /// SHA-256 of a random value.
      HASH,
      /// Argon2id with a pepper.
      ARGON2ID
    }
  }

  /// What erasing a person does here.
  ///
  /// @param step the position among the steps of an erasure
  /// @param verify how its success is proved
  /// @param parts the parts of a person that can be erased alone and that these data belong to
  /// @param reason why the data stay, when they do; with `law` and `until`
  /// @param untold whether previews and receipts say nothing of it, because the law may forbid that
  ///     the person learns of it
  public record Erasure(
      Action action,
      int step,
      List<String> verify,
      List<String> parts,
      Optional<String> reason,
      Optional<String> law,
      Optional<String> until,
      boolean untold) {
    /// The ways of erasing.
    public enum Action {
      DELETE,
      CRYPTO_SHRED,
      DELETE_AND_SHRED,
      NULL_OUT,
      /// Point to nobody in particular.
      DETACH,
      KEEP
    }
  }

  /// Whether a person's export carries the data.
  ///
  /// @param section the part of the export, when included
  /// @param as what a value is in it
  /// @param words what its codes mean, when a value is a code: the words stand in their place
  /// @param redact what of others is withheld
  /// @param moment a further field for the time that an id was made, which the id itself tells
  /// @param names a further field for the name of what an id means, where the person may see it
  /// @param reason why not, when not included
  public record Export(
      boolean include,
      Optional<String> section,
      Form as,
      Map<String, String> words,
      List<String> redact,
      Optional<String> moment,
      Optional<Named> names,
      Optional<String> reason) {
    /// What has a name that belongs to nobody.
    public enum Named {
      SERVER,
      CHANNEL
    }

    /// What a value is in an export. Ids are texts.
    public enum Form {
      TEXT,
      NUMBER,
      FLAG,
      /// A moment, such as `2026-11-21T12:00:00Z`.
      TIME,
      /// Such as `2026-11-21`.
      DAY
    }
  }

  /// Words for people.
  ///
  /// @param how absent when the protection says it
  public record Fact(String what, Optional<String> how) {}

  /// Who looked at the record, and until when that look counts.
  public record Review(String by, LocalDate on, LocalDate expires) {}
}
