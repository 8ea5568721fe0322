package chat.parley.gateway.fanout;

import java.nio.ByteBuffer;

/// The write buffer of a loop. A queue that holds the same frames as the one before it is not
/// copied again: in a busy room one copy serves everybody.
final class WriteBatch {

  private static final int FRAMES_REMEMBERED_MAX = 1_024;

  private final ByteBuffer buffer;
  private final byte[][] copied = new byte[FRAMES_REMEMBERED_MAX][];
  private int count;
  private int used;

  WriteBatch(int bytes) {
    buffer = ByteBuffer.allocateDirect(bytes);
  }

  /// The head of the queue as one buffer, good until the next call.
  ByteBuffer load(OutboundQueue queue) {
    if (count > 0 && queue.isExactly(copied, count)) {
      buffer.rewind();
      return buffer;
    }
    buffer.clear();
    queue.copyTo(buffer);
    buffer.flip();
    used = Math.max(used, buffer.limit());
    remember(queue);
    return buffer;
  }

  /// Leaves nothing of what was written.
  void wipe() {
    buffer.clear();
    Zeros.fill(buffer, used);
    used = 0;
    forget();
  }

  private void remember(OutboundQueue queue) {
    forget();
    boolean whole = buffer.limit() == queue.bytes() && !queue.isHeadBegun();
    if (whole && queue.size() <= FRAMES_REMEMBERED_MAX) {
      count = queue.size();
      for (int i = 0; i < count; i++) {
        copied[i] = queue.at(i);
      }
    }
  }

  @SuppressWarnings("NullAway") // remembering nothing keeps no frame alive
  private void forget() {
    for (int i = 0; i < count; i++) {
      copied[i] = null;
    }
    count = 0;
  }
}
