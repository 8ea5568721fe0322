package chat.parley.rig.fault;

import chat.parley.proto.v1.ClientFrame;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A WebSocket of few bytes and no manners: it reads only when it is told to.
final class RawSocket implements AutoCloseable {
  private static final int BINARY_FINAL = 0x82;
  private static final int MASKED = 0x80;
  private static final int LENGTH_IN_TWO_BYTES = 126;
  private static final int ZERO_MASK_BYTES = 4;
  private static final int CONNECT_MS_MAX = 10_000;
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Socket socket = new Socket();

  /// Opens a socket and finishes the handshake.
  ///
  /// @param receiveBytes the receive buffer; small makes a slow consumer
  RawSocket(int port, String path, int receiveBytes) throws IOException {
    socket.setReceiveBufferSize(receiveBytes);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS_MAX);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(CONNECT_MS_MAX);
    socket.getOutputStream().write(request(port, path).getBytes(StandardCharsets.US_ASCII));
    readHead(socket.getInputStream());
  }

  private static String request(int port, String path) {
    return """
    GET %s HTTP/1.1
    Host: 127.0.0.1:%d
    Origin: http://127.0.0.1:%d
    Upgrade: websocket
    Connection: Upgrade
    Sec-WebSocket-Version: 13
    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
    Sec-WebSocket-Protocol: parley.v1.protobuf

    """
        .formatted(path, port, port)
        .replace("\n", "\r\n");
  }

  private static void readHead(InputStream in) throws IOException {
    int matched = 0;
    while (matched < END_OF_HEAD.length) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no handshake");
      }
      matched = next == END_OF_HEAD[matched] ? matched + 1 : next == END_OF_HEAD[0] ? 1 : 0;
    }
  }

  /// Sends a frame, masked with zeros.
  void send(ClientFrame frame) throws IOException {
    var payload = frame.toByteArray();
    var out = ByteBuffer.allocate(payload.length + ZERO_MASK_BYTES + 4);
    out.put((byte) BINARY_FINAL);
    if (payload.length < LENGTH_IN_TWO_BYTES) {
      out.put((byte) (MASKED | payload.length));
    } else {
      out.put((byte) (MASKED | LENGTH_IN_TWO_BYTES)).putShort((short) payload.length);
    }
    out.putInt(0).put(payload);
    socket.getOutputStream().write(out.array(), 0, out.position());
  }

  /// Throws away whatever came so far.
  void drain() throws IOException {
    var in = socket.getInputStream();
    while (in.available() > 0) {
      var _ = in.readNBytes(in.available());
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // It is gone either way.
    }
  }
}
