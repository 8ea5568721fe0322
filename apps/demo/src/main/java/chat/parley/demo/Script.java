package chat.parley.demo;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A conversation as JSON lines, checked as a whole before anything is sent: a script that Parley
/// would refuse half-way is refused at once, with the number of its first bad line.
record Script(String digest, List<Line> lines) {
  static final int TEXT_CODE_POINTS_MAX = 4_000;
  private static final int PLACE_CODE_POINTS_MAX = 100;
  private static final int AUTHOR_CODE_POINTS_MAX = 64;
  private static final Set<String> FIELDS = Set.of("server", "channel", "author", "text");

  /// Why a script cannot be played, in a sentence for the person who wrote it.
  static final class Unplayable extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    Unplayable(int line, String why) {
      super("line " + line + ": " + why);
    }
  }

  static Script parse(byte[] bytes) {
    var lines = new ArrayList<Line>();
    int number = 0;
    for (var text : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      number++;
      if (!text.isBlank()) {
        lines.add(line(number, text));
      }
    }
    if (lines.isEmpty()) {
      throw new Unplayable(1, "the script is empty");
    }
    return new Script(HexFormat.of().formatHex(sha256(bytes)), List.copyOf(lines));
  }

  /// The channels in the order in which they appear, each with its lines.
  Map<Line.Place, List<Line>> byPlace() {
    var places = new LinkedHashMap<Line.Place, List<Line>>();
    for (var line : lines) {
      places.computeIfAbsent(line.place(), _ -> new ArrayList<>()).add(line);
    }
    return places;
  }

  /// The key of a mutation: the same for the same script and the same words, whenever it is played.
  UUID key(String... words) {
    var hash = sha256((digest + "\n" + String.join("\n", words)).getBytes(StandardCharsets.UTF_8));
    var halves = ByteBuffer.wrap(hash);
    long high = (halves.getLong() & ~0xF000L) | 0x8000L; // version 8: made by our own rule
    long low = (halves.getLong() & ~(0xC0L << 56)) | (0x80L << 56);
    return new UUID(high, low);
  }

  UUID key(Line line) {
    return key("line", Integer.toString(line.number()));
  }

  private static Line line(int number, String json) {
    var fields = Struct.newBuilder();
    try {
      JsonFormat.parser().merge(json, fields);
    } catch (InvalidProtocolBufferException malformed) {
      throw new Unplayable(number, "not a JSON object");
    }
    for (var field : fields.getFieldsMap().keySet()) {
      if (!FIELDS.contains(field)) {
        throw new Unplayable(number, "has an unknown field \"" + field + "\"");
      }
    }
    var spoken = fields.build();
    return new Line(
        number,
        text(number, spoken, "server", PLACE_CODE_POINTS_MAX),
        text(number, spoken, "channel", PLACE_CODE_POINTS_MAX),
        text(number, spoken, "author", AUTHOR_CODE_POINTS_MAX),
        text(number, spoken, "text", TEXT_CODE_POINTS_MAX));
  }

  private static String text(int number, Struct fields, String name, int codePointsMax) {
    var value = fields.getFieldsOrDefault(name, com.google.protobuf.Value.getDefaultInstance());
    var text = value.getStringValue();
    if (text.isBlank()) {
      throw new Unplayable(number, "has no \"" + name + "\"");
    }
    int codePoints = text.codePointCount(0, text.length());
    if (codePoints > codePointsMax) {
      throw new Unplayable(
          number,
          "\"%s\" has %,d characters; %,d is the limit, so split it"
              .formatted(name, codePoints, codePointsMax));
    }
    return text;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
