package chat.parley.gateway.fanout;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/// A line over an upgraded socket of Undertow.
public final class SocketLine implements Line {

  private final StreamConnection socket;

  public SocketLine(StreamConnection socket) {
    this.socket = socket;
  }

  @Override
  public void onReadable(Runnable listener) {
    socket.getSourceChannel().setReadListener(_ -> listener.run());
  }

  @Override
  public void onWritable(Runnable listener) {
    socket.getSinkChannel().setWriteListener(_ -> listener.run());
  }

  @Override
  public void wakeReads() {
    socket.getSourceChannel().wakeupReads();
  }

  @Override
  public void resumeWrites() {
    socket.getSinkChannel().resumeWrites();
  }

  @Override
  public void suspendWrites() {
    socket.getSinkChannel().suspendWrites();
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return socket.getSourceChannel().read(into);
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    return socket.getSinkChannel().write(from);
  }

  @Override
  public void shutdownWrites() throws IOException {
    socket.getSinkChannel().shutdownWrites();
  }

  @Override
  public void close() {
    IoUtils.safeClose(socket);
  }
}
