package chat.parley.standalone;

import java.nio.file.Path;
import java.util.List;

/// Starts everything in one process, and says so.
public final class Main {
  private static final int FAILED = 1;

  private Main() {}

  public static void main(String[] words) {
    try {
      switch (Arguments.parse(List.of(words), Path.of(System.getProperty("user.home")))) {
        case Arguments.Up up -> stay(up);
        case Arguments.Admin admin ->
            AdminTask.run(admin, binaries(admin.data())).forEach(System.out::println);
        case Arguments.Import taken ->
            ImportTask.run(taken, binaries(taken.data())).forEach(System.out::println);
        case Arguments.Night night ->
            KeeperTask.night(night, binaries(night.data())).forEach(System.out::println);
        case Arguments.Backup backup ->
            KeeperTask.backUp(backup, binaries(backup.data())).forEach(System.out::println);
        case Arguments.Restore restore ->
            RestoreTask.run(restore, binaries(restore.data())).forEach(System.out::println);
      }
    } catch (StartFailure failure) {
      System.err.println("parley: " + failure.line());
      System.exit(FAILED);
    }
  }

  /// Returns when the node is ready; its threads keep the process until a signal ends it.
  private static void stay(Arguments.Up up) {
    var node = Node.start(up, binaries(up.data()), Parts.configured());
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(node::close));
    System.out.println("Parley is ready: " + up.origin());
  }

  /// PostgreSQL is unpacked once for all data folders where the front door names a cache.
  private static Path binaries(Path data) {
    var cache = System.getenv("PARLEY_CACHE");
    return (cache == null ? data : Path.of(cache)).resolve("postgresql");
  }
}
