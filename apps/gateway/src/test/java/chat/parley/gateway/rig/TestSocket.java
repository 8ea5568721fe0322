package chat.parley.gateway.rig;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.gateway.frame.ClientBytes;
import chat.parley.gateway.session.Encoding;
import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.GatewayFrame;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;

/// A WebSocket client that does exactly what it is told, right or wrong.
public final class TestSocket implements AutoCloseable {

  private static final int PATIENCE_MS = 10_000;

  /// A frame of the server, as it came.
  @SuppressWarnings("ArrayRecordComponent")
  public record Frame(int opcode, byte[] payload) {
    public int closeCode() {
      return ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
    }
  }

  private final Socket socket;
  private final DataInputStream in;
  private final Encoding encoding;
  private final String answer;

  private TestSocket(Socket socket, Encoding encoding) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
    this.encoding = encoding;
    this.answer = readAnswer();
  }

  /// Opens a socket and finishes the handshake.
  public static TestSocket open(int port, Encoding encoding) {
    var opened = request(port, encoding, legal(port, encoding), 0);
    assertThat(opened.answer).startsWith("HTTP/1.1 101 ");
    return opened;
  }

  /// Opens a socket whose receive buffer is small, so that it is slow when it does not read.
  public static TestSocket openNarrow(int port, Encoding encoding, int receiveBytes) {
    return request(port, encoding, legal(port, encoding), receiveBytes);
  }

  /// Sends any request and answers the head of the response.
  public static String answerTo(int port, String request) {
    try (var opened = request(port, Encoding.PROTOBUF, request, 0)) {
      return opened.answer;
    }
  }

  /// A request that is granted.
  public static String legal(int port, Encoding encoding) {
    return """
        GET /gateway HTTP/1.1
        Host: localhost:%d
        Origin: http://localhost:%d
        Upgrade: websocket
        Connection: keep-alive, Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Protocol: %s
        """
        .formatted(port, port, encoding.subprotocol());
  }

  private static TestSocket request(int port, Encoding encoding, String request, int receiveBytes) {
    try {
      var socket = new Socket();
      if (receiveBytes > 0) {
        socket.setReceiveBufferSize(receiveBytes);
      }
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MS);
      var bytes = (request.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write(bytes);
      return new TestSocket(socket, encoding);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String readAnswer() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  public String answer() {
    return answer;
  }

  public void sendBytes(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public void send(ClientFrame frame) {
    try {
      sendBytes(
          encoding == Encoding.PROTOBUF
              ? ClientBytes.binary(frame.toByteArray())
              : ClientBytes.text(JsonFormat.printer().print(frame)));
    } catch (InvalidProtocolBufferException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The next frame; empty at the end of the stream.
  public Optional<Frame> next() {
    try {
      int opcode = in.readUnsignedByte() & 0x0F;
      int length = in.readUnsignedByte();
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = (int) in.readLong();
      }
      var payload = new byte[length];
      in.readFully(payload);
      return Optional.of(new Frame(opcode, payload));
    } catch (EOFException end) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The next gateway frame.
  public GatewayFrame nextFrame() {
    var frame = next().orElseThrow(() -> new AssertionError("the stream ended"));
    assertThat(frame.opcode())
        .as("opcode, close code %s", frame.opcode() == 8 ? frame.closeCode() : 0)
        .isEqualTo(encoding == Encoding.PROTOBUF ? 2 : 1);
    return parse(frame);
  }

  private GatewayFrame parse(Frame frame) {
    try {
      if (encoding == Encoding.PROTOBUF) {
        return GatewayFrame.parseFrom(frame.payload());
      }
      var parsed = GatewayFrame.newBuilder();
      JsonFormat.parser().merge(new String(frame.payload(), StandardCharsets.UTF_8), parsed);
      return parsed.build();
    } catch (InvalidProtocolBufferException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Skips to the first gateway frame that fits.
  public GatewayFrame until(Predicate<GatewayFrame> fits) {
    while (true) {
      var frame = nextFrame();
      if (fits.test(frame)) {
        return frame;
      }
    }
  }

  /// Reads to the close frame and answers its code.
  public int closeCode() {
    while (true) {
      var frame = next().orElseThrow(() -> new AssertionError("closed without a close frame"));
      if (frame.opcode() == 8) {
        return frame.closeCode();
      }
    }
  }

  /// Whether nothing but what fits arrives for a while.
  public boolean isSilent(int forMs, Predicate<GatewayFrame> ignored) {
    try {
      socket.setSoTimeout(forMs);
      while (true) {
        if (!ignored.test(nextFrame())) {
          return false;
        }
      }
    } catch (UncheckedIOException timeout) {
      return timeout.getCause() instanceof SocketTimeoutException;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      patient();
    }
  }

  private void patient() {
    try {
      socket.setSoTimeout(PATIENCE_MS);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Goes without a word.
  public void hangUp() {
    close();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
