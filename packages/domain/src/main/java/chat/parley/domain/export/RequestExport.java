package chat.parley.domain.export;

import chat.parley.domain.session.Caller;
import java.time.InstantSource;

/// Asks for a copy of everything stored about the caller.
public final class RequestExport {

  public sealed interface Outcome {
    /// It is being made, or will be.
    record Accepted(Export export) implements Outcome {}

    /// There is no room for another one; the person can delete one.
    record LimitReached() implements Outcome {}

    record UnknownAccount() implements Outcome {}
  }

  private final ExportStore exports;
  private final InstantSource clock;

  public RequestExport(ExportStore exports, InstantSource clock) {
    this.exports = exports;
    this.clock = clock;
  }

  public Outcome handle(Caller caller) {
    return switch (exports.request(caller.user(), clock.instant())) {
      case ExportStore.Requested.Accepted(var export) -> new Outcome.Accepted(export);
      case ExportStore.Requested.UnderWay(var export) -> new Outcome.Accepted(export);
      case ExportStore.Requested.TooMany() -> new Outcome.LimitReached();
      case ExportStore.Requested.Unknown() -> new Outcome.UnknownAccount();
    };
  }
}
