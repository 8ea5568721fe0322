package chat.parley.domain.export;

import chat.parley.domain.id.ExportId;
import chat.parley.domain.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where exports are asked for, followed and dropped by the people they are for. Whoever they are
/// not for finds nothing.
public interface ExportStore {

  /// What became of a request.
  sealed interface Requested {
    /// A worker will make it.
    record Accepted(Export export) implements Requested {}

    /// It is being made already.
    record UnderWay(Export export) implements Requested {}

    /// There are [Export#PER_PERSON_MAX] already.
    record TooMany() implements Requested {}

    /// The account is gone.
    record Unknown() implements Requested {}
  }

  /// Where the file of an export rests, and what opens it.
  ///
  /// @param stem the random part of its object's name
  /// @param key 32 bytes, to be zeroed by the caller
  @SuppressWarnings("ArrayRecordComponent") // used once, never compared
  record SealedFile(ExportId id, String stem, byte[] key, long sizeBytes) {
    @Override
    public String toString() {
      return "SealedFile[redacted]";
    }
  }

  Requested request(UserId person, Instant now);

  /// Latest first; without those whose time is over.
  List<Export> list(UserId person, Instant now);

  Optional<Export> find(UserId person, ExportId export, Instant now);

  /// Empty unless it is ready and its key is still there.
  Optional<SealedFile> file(UserId person, ExportId export, Instant now);

  /// Drops it, and with it the only key that opens its file; false when there was none.
  boolean delete(UserId person, ExportId export);
}
