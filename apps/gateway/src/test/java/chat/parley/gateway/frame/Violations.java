package chat.parley.gateway.frame;

import static chat.parley.gateway.frame.ClientBytes.bytes;
import static chat.parley.gateway.frame.ClientBytes.frame;
import static chat.parley.gateway.frame.ClientBytes.head;
import static chat.parley.gateway.frame.ClientBytes.join;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Every way a client can break RFC 6455, each with the code it earns.
@SuppressWarnings("ArrayRecordComponent")
public record Violations(String name, byte[] sent, int code) {

  private static final byte[] NONE = {};
  private static final byte[] HI = "hi".getBytes(StandardCharsets.UTF_8);

  @Override
  public String toString() {
    return name + " is closed with " + code;
  }

  public static List<Violations> all() {
    var all = new ArrayList<Violations>();
    all.addAll(headers());
    all.addAll(fragments());
    all.addAll(controls());
    all.addAll(texts());
    all.addAll(closes());
    return all;
  }

  private static List<Violations> headers() {
    var all = new ArrayList<Violations>();
    all.add(new Violations("an unmasked text frame", ClientBytes.unmasked(0x81, HI), 1002));
    all.add(new Violations("an unmasked ping", ClientBytes.unmasked(0x89, NONE), 1002));
    all.add(new Violations("an unmasked close", ClientBytes.unmasked(0x88, NONE), 1002));
    all.add(new Violations("RSV1", frame(0xC1, HI), 1002));
    all.add(new Violations("RSV2", frame(0xA1, HI), 1002));
    all.add(new Violations("RSV3", frame(0x91, HI), 1002));
    all.add(new Violations("RSV1 on a ping", frame(0xC9, HI), 1002));
    for (int opcode : new int[] {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
      all.add(new Violations("reserved opcode " + opcode, frame(0x80 | opcode, HI), 1002));
    }
    all.add(new Violations("16-bit length of 125", frame(0x82, 126, new byte[125]), 1002));
    all.add(new Violations("64-bit length of 200", frame(0x82, 127, new byte[200]), 1002));
    all.add(new Violations("64-bit length of 65,535", head(0x82, 127, 65_535), 1002));
    all.add(new Violations("a negative length", head(0x82, 127, Long.MIN_VALUE), 1002));
    all.add(new Violations("a promised 16 KiB + 1", head(0x82, 126, 16 * 1024 + 1), 1009));
    all.add(new Violations("a promised 2^62", head(0x82, 127, 1L << 62), 1009));
    return all;
  }

  private static List<Violations> fragments() {
    var half = new byte[10 * 1024];
    return List.of(
        new Violations("a continuation of nothing", frame(0x80, HI), 1002),
        new Violations("an open continuation of nothing", frame(0x00, HI), 1002),
        new Violations("text inside text", join(frame(0x01, HI), frame(0x81, HI)), 1002),
        new Violations("binary inside text", join(frame(0x01, HI), frame(0x02, HI)), 1002),
        new Violations(
            "a continuation after the end",
            join(frame(0x02, NONE), frame(0x80, NONE), frame(0x80, HI)),
            1002),
        new Violations(
            "fragments over the limit", join(frame(0x02, half), frame(0x80, half)), 1009),
        new Violations("endless empty fragments", endless(), 1008));
  }

  private static byte[] endless() {
    var parts = new byte[FrameDecoder.FRAGMENTS_MAX + 1][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = frame(i == 0 ? 0x02 : 0x00, NONE);
    }
    return join(parts);
  }

  private static List<Violations> controls() {
    return List.of(
        new Violations("a fragmented ping", frame(0x09, HI), 1002),
        new Violations("a fragmented pong", frame(0x0A, HI), 1002),
        new Violations("a fragmented close", frame(0x08, NONE), 1002),
        new Violations("a ping of 126 bytes", frame(0x89, new byte[126]), 1002),
        new Violations("a close of 126 bytes", frame(0x88, new byte[126]), 1002),
        new Violations("a 16-bit length on a ping", frame(0x89, 126, new byte[5]), 1002));
  }

  private static List<Violations> texts() {
    return List.of(
        text("a lone continuation byte", 0x80),
        text("an overlong slash", 0xC0, 0xAF),
        text("an overlong three bytes", 0xE0, 0x80, 0xAF),
        text("an overlong four bytes", 0xF0, 0x80, 0x80, 0xAF),
        text("a surrogate", 0xED, 0xA0, 0x80),
        text("past U+10FFFF", 0xF4, 0x90, 0x80, 0x80),
        text("a five byte form", 0xF8, 0x88, 0x80, 0x80, 0x80),
        text("0xFF", 0xFF),
        text("a cut end", 0x61, 0xE2, 0x82),
        new Violations(
            "a broken sequence across fragments",
            join(frame(0x01, bytes(0xE2, 0x82)), frame(0x80, bytes(0x41))),
            1007),
        new Violations(
            "a cut end across fragments",
            join(frame(0x01, bytes(0xE2)), frame(0x80, bytes(0x82))),
            1007),
        // Closed at the bad byte, not at the end that never comes.
        new Violations("a bad byte in an unfinished message", frame(0x01, bytes(0xFF)), 1007));
  }

  private static Violations text(String name, int... values) {
    return new Violations(name, frame(0x81, bytes(values)), 1007);
  }

  private static List<Violations> closes() {
    var all = new ArrayList<Violations>();
    all.add(new Violations("a close of one byte", frame(0x88, new byte[1]), 1002));
    for (int code :
        new int[] {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535}) {
      all.add(new Violations("close code " + code, ClientBytes.close(code, NONE), 1002));
    }
    all.add(
        new Violations("a close reason in bad UTF-8", ClientBytes.close(1000, bytes(0xFF)), 1007));
    all.add(new Violations("a cut close reason", ClientBytes.close(1000, bytes(0xE2, 0x82)), 1007));
    return all;
  }
}
