package chat.parley.gateway.fanout;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The frames that wait for one socket, the first of them perhaps half written.
///
/// Costs nothing while it is empty. The arrays are shared with other queues and only read.
final class OutboundQueue {

  private static final byte[][] NONE = {};
  private static final int FIRST_CAPACITY = 4;
  private static final int CAPACITY_KEPT_MAX = 64;

  private byte[][] frames = NONE;
  private int head;
  private int size;
  private int headWritten;
  private int bytes;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  int bytes() {
    return bytes;
  }

  /// Bytes behind the frame that is being written, which may be of any size.
  int bytesBehindHead() {
    return size == 0 ? 0 : bytes - (frames[head].length - headWritten);
  }

  void add(byte[] frame) {
    if (size == frames.length) {
      grow();
    }
    frames[(head + size) & (frames.length - 1)] = frame;
    size++;
    bytes += frame.length;
  }

  /// Copies what fits, from the first unwritten byte on.
  void copyTo(ByteBuffer out) {
    int skip = headWritten;
    for (int i = 0; i < size && out.hasRemaining(); i++) {
      byte[] frame = at(i);
      out.put(frame, skip, Math.min(frame.length - skip, out.remaining()));
      skip = 0;
    }
  }

  /// Whether exactly these frames wait, none of them begun.
  boolean isExactly(byte[][] others, int count) {
    if (size != count || headWritten != 0) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (at(i) != others[i]) {
        return false;
      }
    }
    return true;
  }

  byte[] at(int index) {
    return frames[(head + index) & (frames.length - 1)];
  }

  boolean isHeadBegun() {
    return headWritten > 0;
  }

  /// Forgets what the socket took; answers how many frames are through.
  int written(int count) {
    int through = 0;
    int rest = count;
    bytes -= count;
    while (rest > 0) {
      int left = frames[head].length - headWritten;
      if (rest < left) {
        headWritten += rest;
        return through;
      }
      rest -= left;
      removeHead();
      through++;
    }
    return through;
  }

  /// Forgets every frame of which nothing was written yet.
  void dropUnbegun() {
    if (!isHeadBegun()) {
      clear();
      return;
    }
    byte[] begun = frames[head];
    int written = headWritten;
    clear();
    add(begun);
    headWritten = written;
    bytes -= written;
  }

  void clear() {
    frames = NONE;
    head = 0;
    size = 0;
    headWritten = 0;
    bytes = 0;
  }

  @SuppressWarnings("NullAway") // a free slot holds nothing, so that no frame outlives its writing
  private void removeHead() {
    frames[head] = null;
    head = (head + 1) & (frames.length - 1);
    headWritten = 0;
    size--;
    if (size == 0) {
      head = 0;
      if (frames.length > CAPACITY_KEPT_MAX) {
        frames = NONE;
      }
    }
  }

  private void grow() {
    var grown = new byte[Math.max(FIRST_CAPACITY, frames.length * 2)][];
    for (int i = 0; i < size; i++) {
      grown[i] = at(i);
    }
    frames = grown;
    head = 0;
  }

  @Override
  public String toString() {
    return "OutboundQueue" + Arrays.asList(size, bytes);
  }
}
