package chat.parley.adapters.receipt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// A file of lines that only grows.
record LineFile(Path path) {

  /// Adds a line; when this returns, it outlives a power cut.
  void append(byte[] line) throws IOException {
    boolean fresh = Files.notExists(path);
    if (fresh) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    var bytes = ByteBuffer.wrap(Arrays.copyOf(line, line.length + 1));
    bytes.put(line.length, (byte) '\n');
    try (var out = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    if (fresh) {
      forceEntry();
    }
  }

  /// The lines, without their ends.
  ///
  /// @throws BrokenLedgerException if the last one has no end
  List<byte[]> lines() throws IOException {
    var lines = new ArrayList<byte[]>();
    if (Files.notExists(path)) {
      return lines;
    }
    var bytes = Files.readAllBytes(path);
    int start = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, start, at));
        start = at + 1;
      }
    }
    if (start < bytes.length) {
      throw new BrokenLedgerException(name() + ":" + (lines.size() + 1), "the line has no end");
    }
    return lines;
  }

  /// Cuts off a last line that was never answered: one without its end, or with blocks that never
  /// reached the disk (they read as zeros). True when something was cut.
  boolean cutTornLine() throws IOException {
    if (Files.notExists(path)) {
      return false;
    }
    var bytes = Files.readAllBytes(path);
    int end = 0;
    for (int at = 0; at < bytes.length && bytes[at] != 0; at++) {
      if (bytes[at] == '\n') {
        end = at + 1;
      }
    }
    if (end == bytes.length || !isLastLine(bytes, end)) {
      return false;
    }
    try (var out = FileChannel.open(path, StandardOpenOption.WRITE)) {
      out.truncate(end);
      out.force(true);
    }
    return true;
  }

  String name() {
    return Objects.requireNonNull(path.getFileName()).toString();
  }

  /// Zeros further up are no torn line: they are left for the operator to see.
  private static boolean isLastLine(byte[] bytes, int start) {
    for (int at = start; at < bytes.length - 1; at++) {
      if (bytes[at] == '\n') {
        return false;
      }
    }
    return true;
  }

  private void forceEntry() throws IOException {
    var folder = Objects.requireNonNull(path.getParent());
    try (var entry = FileChannel.open(folder, StandardOpenOption.READ)) {
      entry.force(true);
    }
  }
}
