package chat.parley.testkit.canary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Looks for canaries in every byte of what it is given: as they are, in the forms that programs
/// give to text ([Form]), and inside what is packed ([Packing]), two packings deep.
public final class CanaryScan {
  private static final int PIECE_BYTES = 4 * 1024 * 1024;
  private static final int UNPACKED_PIECE_BYTES = 128 * 1024;
  private static final int PROBE_BYTES = 512;
  private static final int UNPACKED_BYTES_MAX = 256 * 1024 * 1024;
  private static final int DEPTH_MAX = 2;

  private final Needles needles;
  private final SortedMap<Hit, Long> hits = new TreeMap<>();
  private long bytes;

  /// Where a canary is, and how.
  public record Hit(String place, String canary, Form form, Packing packing)
      implements Comparable<Hit> {
    @Override
    public int compareTo(Hit other) {
      return toString().compareTo(other.toString());
    }
  }

  /// What follows a position of what is scanned.
  @FunctionalInterface
  private interface Rest {
    InputStream after(long position) throws IOException;
  }

  public CanaryScan(List<Canary> canaries) {
    this.needles = new Needles(canaries);
  }

  /// A word as [Canary] makes it.
  public static String canary() {
    return Canary.of("").value();
  }

  /// Every canary that occurs below a directory, with where and how, such as
  /// `data/base/5/1249 as PLAIN`.
  public static SortedMap<String, SortedSet<String>> find(
      Path directory, Collection<String> canaries) throws IOException {
    var scan = new CanaryScan(canaries.stream().map(word -> new Canary(word, word)).toList());
    scan.below(directory);
    var found = new TreeMap<String, SortedSet<String>>();
    for (var hit : scan.hits().keySet()) {
      var how = hit.packing() == Packing.NONE ? "" : " in " + hit.packing();
      found
          .computeIfAbsent(hit.canary(), _ -> new TreeSet<>())
          .add(hit.place() + " as " + hit.form() + how);
    }
    return found;
  }

  /// Looks at every file below a directory; a hit is named by its path from there.
  public void below(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        file(directory.relativize(file).toString(), file);
      }
    }
  }

  /// Looks at a file. One that goes meanwhile holds nothing.
  public void file(String place, Path file) throws IOException {
    try {
      scan(
          place,
          Packing.NONE,
          0,
          Files.newInputStream(file),
          position -> Channels.newInputStream(FileChannel.open(file).position(position)));
    } catch (NoSuchFileException e) {
      return;
    }
  }

  /// Looks at bytes, such as an answer.
  public void bytes(String place, byte[] content) throws IOException {
    scan(place, Packing.NONE, 0, new ByteArrayInputStream(content), _ -> nothing());
  }

  /// How often, by place, canary and form.
  public SortedMap<Hit, Long> hits() {
    return hits;
  }

  /// How much was looked at, unpacked or not.
  public long bytes() {
    return bytes;
  }

  private void scan(String place, Packing packing, int depth, InputStream in, Rest rest)
      throws IOException {
    var piece = new byte[packing == Packing.NONE ? PIECE_BYTES : UNPACKED_PIECE_BYTES];
    int kept = 0;
    long position = 0;
    try (in) {
      while (position < UNPACKED_BYTES_MAX || packing == Packing.NONE) {
        int read = readSome(in, piece, kept, packing);
        if (read <= 0) {
          return;
        }
        int end = kept + read;
        bytes += read;
        int seen = kept;
        needles.find(
            piece,
            end,
            (needle, at) -> {
              if (at + needle.bytes().length > seen) {
                count(new Hit(place, needle.canary().name(), needle.form(), packing));
              }
            });
        unpack(place, depth, piece, kept, end, position - kept, rest);
        position += read;
        kept = Math.min(end, Math.max(needles.overlap(), PostgresValue.BYTES_MAX));
        System.arraycopy(piece, end - kept, piece, 0, kept);
      }
    }
  }

  /// What is packed and turns out damaged, or to be nothing packed at all, ends there.
  private static int readSome(InputStream in, byte[] piece, int kept, Packing packing)
      throws IOException {
    int total = 0;
    try {
      while (kept + total < piece.length) {
        int read = in.read(piece, kept + total, piece.length - kept - total);
        if (read < 0) {
          break;
        }
        total += read;
      }
    } catch (IOException | RuntimeException e) {
      if (packing == Packing.NONE) {
        throw e;
      }
    }
    return total;
  }

  /// Begins of packed forms: what was too near to the end of the piece before is looked at now.
  private void unpack(
      String place, int depth, byte[] piece, int from, int end, long start, Rest rest)
      throws IOException {
    PostgresValue.Found found =
        (packing, content, length) -> value(place, packing, content, length);
    int unseen = Math.max(0, from - Unpacker.HEAD_BYTES + 1);
    for (int at = 0; at < end; at++) {
      if (at >= unseen && depth < DEPTH_MAX && Unpacker.mayBegin(piece, at, end)) {
        unpackAt(place, depth, piece, at, end, start, rest);
      }
      if ((start + at) % Integer.BYTES == 0) {
        PostgresValue.at(piece, at, from, end, found);
      }
    }
  }

  private void unpackAt(
      String place, int depth, byte[] piece, int at, int end, long start, Rest rest)
      throws IOException {
    try (var after = new LazyStream(() -> rest.after(start + end))) {
      var unpacked = Unpacker.at(piece, at, end, after);
      if (unpacked.isPresent()) {
        unpacked(place, depth, unpacked.get());
      }
    } catch (IOException | RuntimeException e) {
      return; // it was nothing packed
    }
  }

  /// Most of what begins like something packed is none: a few bytes tell.
  private void unpacked(String place, int depth, Unpacker.Unpacked found) throws IOException {
    var probe = new byte[PROBE_BYTES];
    try (var content = found.content()) {
      int length = readSome(content, probe, 0, found.packing());
      if (length > 0) {
        var whole = new SequenceInputStream(new ByteArrayInputStream(probe, 0, length), content);
        scan(place, found.packing(), depth + 1, whole, _ -> nothing());
      }
    }
  }

  private void value(String place, Packing packing, byte[] content, int length) {
    bytes += length;
    needles.find(
        content,
        length,
        (needle, _) -> count(new Hit(place, needle.canary().name(), needle.form(), packing)));
  }

  private void count(Hit hit) {
    hits.merge(hit, 1L, Long::sum);
  }

  private static InputStream nothing() {
    return InputStream.nullInputStream();
  }
}
