package chat.parley.gateway.fanout;

import chat.parley.gateway.frame.FrameEncoder;
import chat.parley.gateway.session.Encoding;
import chat.parley.proto.v1.GatewayFrame;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One frame for any number of sockets, ready for the wire in each encoding that is asked for.
///
/// The protobuf form of an event wraps the bytes of its envelope as they came. The JSON form is
/// made once, and only when somebody wants it.
public final class SharedFrame {

  private static final JsonFormat.Printer JSON =
      JsonFormat.printer().omittingInsignificantWhitespace();
  private static final int DISPATCH_TAG =
      (GatewayFrame.DISPATCH_FIELD_NUMBER << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED;

  private final byte[] protobuf;
  private final int payloadLength;
  private final ReentrantLock transcoding = new ReentrantLock();
  private volatile byte @Nullable [] json;

  private SharedFrame(byte[] protobuf, int payloadLength) {
    this.protobuf = protobuf;
    this.payloadLength = payloadLength;
  }

  public static SharedFrame of(GatewayFrame frame) {
    byte[] payload = frame.toByteArray();
    return new SharedFrame(FrameEncoder.binary(payload), payload.length);
  }

  /// A Dispatch of an encoded `EventEnvelope`.
  public static SharedFrame dispatch(byte[] envelope) {
    int lengthBytes = CodedOutputStream.computeUInt32SizeNoTag(envelope.length);
    byte[] head = new byte[1 + lengthBytes];
    head[0] = (byte) DISPATCH_TAG;
    for (int i = 1, rest = envelope.length; i <= lengthBytes; i++, rest >>>= 7) {
      head[i] = (byte) (i < lengthBytes ? (rest & 0x7F) | 0x80 : rest);
    }
    return new SharedFrame(FrameEncoder.binary(head, envelope), head.length + envelope.length);
  }

  /// The whole WebSocket frame. The array is shared: nobody may change it.
  byte[] encoded(Encoding encoding) {
    return switch (encoding) {
      case PROTOBUF -> protobuf;
      case JSON -> json();
    };
  }

  /// Bytes it weighs in a buffer.
  public int weight() {
    byte[] json = this.json;
    return protobuf.length + (json == null ? 0 : json.length);
  }

  private byte[] json() {
    byte[] ready = json;
    if (ready != null) {
      return ready;
    }
    transcoding.lock();
    try {
      ready = json;
      if (ready == null) {
        ready = transcode();
        json = ready;
      }
      return ready;
    } finally {
      transcoding.unlock();
    }
  }

  private byte[] transcode() {
    try {
      var frame =
          GatewayFrame.parser().parseFrom(protobuf, protobuf.length - payloadLength, payloadLength);
      return FrameEncoder.text(JSON.print(frame).getBytes(StandardCharsets.UTF_8));
    } catch (InvalidProtocolBufferException broken) {
      throw new IllegalArgumentException("not a gateway frame", broken);
    }
  }
}
