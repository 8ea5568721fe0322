package chat.parley.testkit.canary;

import java.io.IOException;
import java.io.InputStream;

/// A stream that is opened when it is first read.
final class LazyStream extends InputStream {
  private final Opening opening;
  private InputStream stream = nullInputStream();
  private boolean opened;

  /// Opens what is to be read.
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  LazyStream(Opening opening) {
    this.opening = opening;
  }

  @Override
  public int read() throws IOException {
    return open().read();
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    return open().read(buffer, start, length);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private InputStream open() throws IOException {
    if (!opened) {
      stream = opening.open();
      opened = true;
    }
    return stream;
  }
}
