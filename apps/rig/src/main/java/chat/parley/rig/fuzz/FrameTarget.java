package chat.parley.rig.fuzz;

import chat.parley.gateway.frame.FrameDecoder;
import chat.parley.gateway.frame.Inbound;
import chat.parley.gateway.session.SessionProtocol;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The decoder must find the same in the same bytes, however they are cut into pieces, and in
/// binary frames what [FrameReference] finds.
public final class FrameTarget {
  private static final int BYTES_MAX = SessionProtocol.FRAME_BYTES_MAX;

  private FrameTarget() {}

  /// The first byte says how the rest is cut.
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    var bytes = Arrays.copyOfRange(data, 1, data.length);
    var whole = found(bytes, bytes.length);
    var pieces = found(bytes, 1 + (data[0] & 0xFF));
    require(whole.equals(pieces), "pieces matter");
    var expected = FrameReference.of(bytes, BYTES_MAX);
    if (expected.isPresent()) {
      require(whole.equals(expected.get()), "the reference finds something else");
    }
  }

  private static List<String> found(byte[] bytes, int pieceBytes) {
    var decoder = new FrameDecoder(BYTES_MAX);
    var found = new ArrayList<String>();
    for (int at = 0; at < bytes.length; at += pieceBytes) {
      var piece = ByteBuffer.wrap(bytes, at, Math.min(pieceBytes, bytes.length - at));
      while (true) {
        var next = decoder.next(piece);
        if (next instanceof Inbound.Incomplete) {
          break;
        }
        found.add(word(next));
      }
    }
    return found;
  }

  private static String word(Inbound inbound) {
    return switch (inbound) {
      case Inbound.Incomplete() -> "incomplete";
      case Inbound.Message(var text, var payload) -> {
        require(payload.length <= BYTES_MAX, "a message beyond the limit");
        yield FrameReference.message(text, payload);
      }
      case Inbound.Ping(var payload) -> FrameReference.ping(payload);
      case Inbound.Pong() -> "pong";
      case Inbound.Close(var status) -> "close " + status.code();
      case Inbound.Violation(var status) -> "violation " + status.code();
    };
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
