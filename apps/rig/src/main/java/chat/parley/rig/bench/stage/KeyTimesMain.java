package chat.parley.rig.bench.stage;

import chat.parley.adapters.parts.NodeMain;
import chat.parley.adapters.parts.NodeParts;
import chat.parley.adapters.parts.Settings;
import chat.parley.db.key.FieldCipher;
import chat.parley.domain.id.UserId;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// Looks up the keys of some people, in the database and in memory, and says in one line how long
/// the slowest of a hundred look-ups took.
public final class KeyTimesMain {
  /// Whose keys: ids with commas between them.
  static final String PEOPLE = "parley.bench.people";

  /// The line of the answer begins with it; other lines are the log.
  static final String ANSWER = "times ";

  private static final int WARM_UP = 2_000;
  private static final int LOOK_UPS = 2_000;
  private static final double SLOWEST = 0.99;

  private KeyTimesMain() {}

  public static void main(String[] args) {
    NodeMain.run(args, KeyTimesMain::measure);
    System.exit(0);
  }

  private static NodeMain.Started measure(String[] args, Settings settings, NodeParts parts) {
    var people = people(settings);
    var context =
        ApplicationContext.builder()
            .properties(NodeParts.database(settings))
            .args(args)
            .banner(false)
            .singletons(parts.singletons())
            .singletons(NodeParts.rootKey(settings))
            .build();
    context.registerSingleton(InstantSource.class, parts.clock()).start();
    var cipher = context.getBean(FieldCipher.class);
    times(cipher, people, true, WARM_UP);
    long cold = times(cipher, people, true, LOOK_UPS);
    times(cipher, people, false, WARM_UP);
    long cached = times(cipher, people, false, LOOK_UPS);
    System.out.println(ANSWER + "coldNanos=" + cold + " cachedNanos=" + cached);
    return new NodeMain.Started(OptionalInt.empty(), context::close);
  }

  private static List<UserId> people(Settings settings) {
    var ids = settings.find(PEOPLE).orElseThrow();
    return Arrays.stream(ids.split(",", -1)).map(Long::parseLong).map(UserId::new).toList();
  }

  private static long times(FieldCipher cipher, List<UserId> people, boolean cold, int count) {
    long[] nanos = new long[count];
    for (int i = 0; i < count; i++) {
      var person = people.get(i % people.size());
      if (cold) {
        cipher.forget(person);
      }
      long began = System.nanoTime();
      cipher.warm(List.of(person));
      nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    return nanos[(int) (count * SLOWEST)];
  }
}
