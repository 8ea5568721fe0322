package chat.parley.proto.subject;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.proto.contract.Contracts;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `subjects.yaml` is what other languages read; [Subjects] is what Java calls. They say the same.
class SubjectsTest {
  private static final Path LIST = Path.of("subjects.yaml");
  private static final Pattern ENTRY =
      Pattern.compile(
          "- (?:subject|pattern): (\\S+)\\n  method: (\\w+)\\n(?:  payload: (\\S+)\\n)?");
  private static final Pattern PLACEHOLDER = Pattern.compile("<\\w+>");

  @Test
  void theListAndTheClassSayTheSame() throws Exception {
    var listed = new TreeMap<String, String>();
    var entries = ENTRY.matcher(Files.readString(LIST));
    while (entries.find()) {
      var id = new int[1];
      listed.put(
          entries.group(2),
          PLACEHOLDER.matcher(entries.group(1)).replaceAll(match -> Integer.toString(++id[0])));
    }
    var made = new TreeMap<String, String>();
    for (var method : Subjects.class.getDeclaredMethods()) {
      if (isMaker(method)) {
        made.put(method.getName(), call(method));
      }
    }
    assertThat(made).isEqualTo(listed);
  }

  @Test
  void everyPayloadIsAContract() throws IOException {
    var contracts =
        Contracts.files().stream()
            .flatMap(file -> file.getMessageTypes().stream())
            .map(type -> type.getFullName())
            .collect(Collectors.toSet());
    var entries = ENTRY.matcher(Files.readString(LIST));
    while (entries.find()) {
      var payload = entries.group(3);
      if (payload != null && !payload.equals("none")) {
        assertThat(contracts).contains(payload);
      }
    }
  }

  /// Other methods read a subject.
  private static boolean isMaker(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && Arrays.stream(method.getParameterTypes()).allMatch(long.class::equals);
  }

  /// Calls it with 1, 2, … for its ids.
  private static String call(Method method) throws ReflectiveOperationException {
    var ids = new Object[method.getParameterCount()];
    Arrays.setAll(ids, i -> (long) (i + 1));
    return (String) method.invoke(null, ids);
  }
}
