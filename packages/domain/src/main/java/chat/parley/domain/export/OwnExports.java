package chat.parley.domain.export;

import chat.parley.domain.export.ExportStore.SealedFile;
import chat.parley.domain.id.ExportId;
import chat.parley.domain.session.Caller;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The exports of the caller.
public final class OwnExports {

  /// What became of a wish to download.
  public sealed interface Download {
    /// The file, still sealed.
    record Ready(SealedFile file) implements Download {}

    record NotReady() implements Download {}

    record UnknownExport() implements Download {}
  }

  private final ExportStore exports;
  private final InstantSource clock;

  public OwnExports(ExportStore exports, InstantSource clock) {
    this.exports = exports;
    this.clock = clock;
  }

  /// Latest first.
  public List<Export> list(Caller caller) {
    return exports.list(caller.user(), clock.instant());
  }

  public Optional<Export> find(Caller caller, ExportId export) {
    return exports.find(caller.user(), export, clock.instant());
  }

  public Download download(Caller caller, ExportId export) {
    var now = clock.instant();
    var found = exports.find(caller.user(), export, now);
    if (found.isEmpty()) {
      return new Download.UnknownExport();
    }
    return exports
        .file(caller.user(), export, now)
        .<Download>map(Download.Ready::new)
        .orElseGet(Download.NotReady::new);
  }

  /// False when there was none.
  public boolean delete(Caller caller, ExportId export) {
    return exports.delete(caller.user(), export);
  }
}
