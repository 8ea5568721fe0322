package chat.parley.adapters.objects;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Counts what is written, and refuses what is too much.
final class BoundedOutput extends FilterOutputStream {
  private final long bytesMax;
  private long count;

  BoundedOutput(OutputStream out, long bytesMax) {
    super(out);
    this.bytesMax = bytesMax;
  }

  long count() {
    return count;
  }

  @Override
  public void write(int one) throws IOException {
    take(1);
    out.write(one);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    take(length);
    out.write(bytes, from, length);
  }

  private void take(int bytes) throws IOException {
    count += bytes;
    if (count > bytesMax) {
      throw new IOException("an object has " + bytesMax + " bytes at most");
    }
  }
}
