package chat.parley.rig.privacy.scan;

import chat.parley.testkit.canary.CanaryScan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// `privacy scan --subject FILE [--data DIR] [NAME=PATH…]`: for an operator or an auditor, on the
/// data folder of an instance or on a copy of it, and on whatever else they name, such as a backup
/// or a heap dump.
public final class ScanCommand {
  private static final int NOTHING_FOUND = 0;
  private static final int FOUND = 1;
  private static final long BYTES_OF_A_MIB = 1024 * 1024;

  private final PrintStream out;

  public ScanCommand(PrintStream out) {
    this.out = out;
  }

  private record Options(Path subject, Optional<Path> data, Map<String, Path> more) {
    static Optional<Options> parse(List<String> words) {
      Deque<String> rest = new ArrayDeque<>(words);
      var flags = new LinkedHashMap<String, Path>();
      var more = new LinkedHashMap<String, Path>();
      while (!rest.isEmpty()) {
        var word = rest.remove();
        int equals = word.indexOf('=');
        if (List.of("--subject", "--data").contains(word) && !rest.isEmpty()) {
          flags.put(word, Path.of(rest.remove()));
        } else if (equals > 0 && !word.startsWith("--")) {
          more.put(word.substring(0, equals), Path.of(word.substring(equals + 1)));
        } else {
          return Optional.empty();
        }
      }
      return Optional.ofNullable(flags.get("--subject"))
          .map(file -> new Options(file, Optional.ofNullable(flags.get("--data")), more));
    }
  }

  /// Answers the exit code; nothing when the words are wrong.
  public Optional<Integer> run(List<String> words) throws IOException {
    var options = Options.parse(words);
    return options.isEmpty() ? Optional.empty() : Optional.of(run(options.get()));
  }

  private int run(Options options) throws IOException {
    var scan = new CanaryScan(SubjectFile.read(options.subject));
    var stores = new TreeSet<String>();
    if (options.data.isPresent()) {
      stores.addAll(folder(scan, options.data.get()));
    }
    for (var named : options.more.entrySet()) {
      stores.add(named.getKey());
      for (var file : files(named.getValue())) {
        scan.file(ScanTable.place(named.getKey(), file.toString()), file);
      }
    }
    var table = ScanTable.of(stores, scan, _ -> true);
    table.lines().forEach(out::println);
    scan.hits()
        .forEach(
            (hit, count) ->
                out.println(
                    "  %d × %s as %s%s in %s"
                        .formatted(
                            count, hit.canary(), hit.form(), hit.packing().words(), hit.place())));
    out.println("%,d MiB searched, %,d hits".formatted(scan.bytes() / BYTES_OF_A_MIB, table.sum()));
    return table.sum() == 0 ? NOTHING_FOUND : FOUND;
  }

  /// Looks at every file of a data folder; answers its stores.
  public static Set<String> folder(CanaryScan scan, Path data) throws IOException {
    var stores = new TreeSet<String>();
    for (var file : files(data)) {
      var path = data.relativize(file).toString();
      stores.add(StoreMap.of(path));
      scan.file(ScanTable.place(StoreMap.of(path), path), file);
    }
    return stores;
  }

  private static List<Path> files(Path below) throws IOException {
    var found = new ArrayList<Path>();
    try (var files = Files.walk(below)) {
      files.filter(Files::isRegularFile).forEach(found::add);
    }
    return found;
  }
}
