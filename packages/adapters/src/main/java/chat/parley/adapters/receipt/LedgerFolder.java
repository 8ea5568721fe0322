package chat.parley.adapters.receipt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The files of a ledger.
record LedgerFolder(Path path) {
  private static final Pattern MONTH = Pattern.compile("([0-9]{4}-(?:0[1-9]|1[0-2]))\\.receipts");

  LineFile checkpoints() {
    return new LineFile(path.resolve("checkpoints"));
  }

  LineFile month(YearMonth month) {
    return new LineFile(path.resolve(month + ".receipts"));
  }

  /// The months whose receipts are here.
  NavigableSet<YearMonth> months() throws IOException {
    var months = new TreeSet<YearMonth>();
    try (var files = Files.list(path)) {
      for (var file : files.toList()) {
        var name = MONTH.matcher(new LineFile(file).name());
        if (name.matches()) {
          months.add(YearMonth.parse(name.group(1)));
        }
      }
    }
    return months;
  }

  /// Grows with every line, by whichever process.
  long bytes() throws IOException {
    var checkpoints = checkpoints().path();
    long bytes = Files.exists(checkpoints) ? Files.size(checkpoints) : 0;
    for (var month : months()) {
      bytes += Files.size(month(month).path());
    }
    return bytes;
  }
}
