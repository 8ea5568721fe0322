package chat.parley.adapters.receipt;

import chat.parley.shared.json.Json;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Map;

/// What is said of a month that is over.
///
/// @param receipts how many the month has
/// @param head SHA-256 of its last line
/// @param previous SHA-256 of the checkpoint before
record Checkpoint(YearMonth month, long receipts, String head, String previous) {
  static final String TYPE = "parley.checkpoint/1";

  Json.Members json() {
    return new Json.Members(
        Map.of(
            "type", Json.text(TYPE),
            "month", Json.text(month.toString()),
            "receipts", Json.whole(receipts),
            "head", Json.text(head),
            "previous", Json.text(previous)));
  }

  static Checkpoint of(Fields content) {
    if (!content.text("type").equals(TYPE)) {
      throw new RefusedDocumentException("it is not a checkpoint");
    }
    content.requireNoOthers("type", "month", "receipts", "head", "previous");
    try {
      return new Checkpoint(
          YearMonth.parse(content.text("month")),
          content.whole("receipts"),
          content.text("head"),
          content.text("previous"));
    } catch (DateTimeException e) {
      throw new RefusedDocumentException("its month is none");
    }
  }
}
