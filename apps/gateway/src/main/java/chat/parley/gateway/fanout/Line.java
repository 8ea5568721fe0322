package chat.parley.gateway.fanout;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The way to one client, as bytes. It never blocks; its listeners run on the loop's own thread.
public interface Line {

  void onReadable(Runnable listener);

  void onWritable(Runnable listener);

  /// Runs the read listener soon, and again whenever something came.
  void wakeReads();

  /// Runs the write listener when there is room.
  void resumeWrites();

  void suspendWrites();

  /// Reads what came; 0 when nothing did, -1 at the end.
  int read(ByteBuffer into) throws IOException;

  /// Writes what there is room for and answers how much that was.
  int write(ByteBuffer from) throws IOException;

  /// Nothing will be written any more; what comes is still read.
  void shutdownWrites() throws IOException;

  /// Cuts the line.
  void close();
}
