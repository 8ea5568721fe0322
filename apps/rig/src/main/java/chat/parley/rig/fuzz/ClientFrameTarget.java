package chat.parley.rig.fuzz;

import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.gateway.session.ClientFrames;
import chat.parley.gateway.session.Encoding;
import chat.parley.gateway.session.SessionProtocol;
import chat.parley.gateway.session.SessionState;
import chat.parley.gateway.session.SessionTimes;
import chat.parley.gateway.session.Signal;
import java.util.Arrays;

/// Any frame of a client has an answer in every state of a session.
public final class ClientFrameTarget {
  private static final long NOW_MS = 1_000;
  private static final SessionProtocol PROTOCOL = new SessionProtocol(SessionTimes.DEFAULT);

  private ClientFrameTarget() {}

  /// Loads what the first inputs would wait for.
  public static void fuzzerInitialize() {
    fuzzerTestOneInput(new byte[] {0, 0x1A, 0});
    fuzzerTestOneInput(new byte[] {1, '{', '}'});
  }

  /// The first byte chooses the encoding.
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0 || data.length > SessionProtocol.FRAME_BYTES_MAX) {
      return;
    }
    var encoding = (data[0] & 1) == 0 ? Encoding.PROTOBUF : Encoding.JSON;
    ClientFrames.parse(encoding, Arrays.copyOfRange(data, 1, data.length))
        .map(frame -> new Signal.Received(frame, NOW_MS))
        .ifPresent(
            received -> {
              PROTOCOL.next(new SessionState.AwaitingIdentify(NOW_MS), received);
              PROTOCOL.next(new SessionState.Identifying(NOW_MS), received);
              PROTOCOL.next(
                  new SessionState.Live(new UserId(1), new SessionId(2), NOW_MS), received);
            });
  }
}
