package chat.parley.standalone;

import chat.parley.proto.v1.LookRequest;
import chat.parley.proto.v1.OpenHoldRequest;
import chat.parley.proto.v1.RegisterBreachRequest;
import chat.parley.proto.v1.SetRetentionRequest;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an administrator asks of a running Parley on the command line.
///
/// @param field of the answer to print instead of all of it
record AdminRequest(String method, String path, Optional<Message> body, Optional<String> field) {
  static final List<String> USAGE =
      List.of(
          "usage: admin --as ADMINISTRATOR …",
          "  look USER REASON",
          "  holds | hold USER CASE DAYS REASON [--withheld] | approve-hold ID | end-hold ID",
          "  breaches | breach NAME FROM TO RECORD,RECORD… WHAT | affected ID | notice ID"
              + " | notified ID",
          "  retention DAYS");

  private static final String INSTANCE = "/api/v1/instance/";
  private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
  private static final String WITHHELD = "--withheld";

  /// Empty when the words are none of those above.
  static Optional<AdminRequest> parse(List<String> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    var rest = words.subList(1, words.size());
    return switch (words.getFirst() + " " + rest.size()) {
      case "look 2" -> post("looks", look(rest));
      case "holds 0" -> get("holds");
      case "hold 4" -> post("holds", hold(rest, false));
      case "hold 5" ->
          rest.getLast().equals(WITHHELD) ? post("holds", hold(rest, true)) : Optional.empty();
      case "approve-hold 1" -> on("PUT", "holds", rest, "/approval");
      case "end-hold 1" -> on("DELETE", "holds", rest, "");
      case "breaches 0" -> get("breaches");
      case "breach 5" -> post("breaches", breach(rest));
      case "affected 1" -> on("GET", "breaches", rest, "/affected");
      case "notice 1" ->
          on("GET", "breaches", rest, "")
              .map(get -> new AdminRequest(get.method, get.path, get.body, Optional.of("notice")));
      case "notified 1" -> on("PUT", "breaches", rest, "/notified");
      case "retention 1" ->
          Optional.of(
              new AdminRequest(
                  "PUT",
                  INSTANCE + "retention",
                  Optional.of(
                      SetRetentionRequest.newBuilder().setDays(number(rest.getFirst())).build()),
                  Optional.empty()));
      default -> Optional.empty();
    };
  }

  private static Message look(List<String> words) {
    return LookRequest.newBuilder().setUsername(words.get(0)).setReason(words.get(1)).build();
  }

  private static Message hold(List<String> words, boolean withheld) {
    return OpenHoldRequest.newBuilder()
        .setUsername(words.get(0))
        .setCaseName(words.get(1))
        .setDays(number(words.get(2)))
        .setReason(words.get(3))
        .setKeepFromPerson(withheld)
        .build();
  }

  private static Message breach(List<String> words) {
    return RegisterBreachRequest.newBuilder()
        .setName(words.get(0))
        .setBeganAt(moment(words.get(1)))
        .setEndedAt(moment(words.get(2)))
        .addAllRecords(Arrays.asList(words.get(3).split(",")))
        .setWhat(words.get(4))
        .build();
  }

  private static Optional<AdminRequest> get(String path) {
    return Optional.of(
        new AdminRequest("GET", INSTANCE + path, Optional.empty(), Optional.empty()));
  }

  private static Optional<AdminRequest> post(String path, Message body) {
    return Optional.of(
        new AdminRequest("POST", INSTANCE + path, Optional.of(body), Optional.empty()));
  }

  private static Optional<AdminRequest> on(
      String method, String path, List<String> words, String then) {
    var id = words.getFirst();
    if (!ID.matcher(id).matches()) {
      throw new StartFailure(id + " is no id");
    }
    return Optional.of(
        new AdminRequest(
            method, INSTANCE + path + "/" + id + then, Optional.empty(), Optional.empty()));
  }

  private static int number(String word) {
    try {
      return Integer.parseUnsignedInt(word);
    } catch (NumberFormatException e) {
      throw new StartFailure(word + " is no number of days", e);
    }
  }

  private static Timestamp moment(String word) {
    try {
      var moment = Instant.parse(word);
      return Timestamp.newBuilder()
          .setSeconds(moment.getEpochSecond())
          .setNanos(moment.getNano())
          .build();
    } catch (DateTimeParseException e) {
      throw new StartFailure(word + " is no moment such as 2026-11-21T12:00:00Z", e);
    }
  }
}
