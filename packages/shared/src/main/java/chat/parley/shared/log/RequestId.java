package chat.parley.shared.log;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// A random name of one request, such as `7F3K-92QD`, that a person can read out. It names nobody
/// and finds the log lines and error reports of that request.
public record RequestId(String value) {
  /// The key under which the id travels with a thread.
  public static final String CONTEXT_KEY = "request_id";

  /// Digits and letters without those that are mistaken for others (I, L, O, U).
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern SHAPE =
      Pattern.compile("[" + ALPHABET + "]{4}-[" + ALPHABET + "]{4}");
  private static final SecureRandom RANDOM = new SecureRandom();

  public RequestId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("a request id is two groups of four letters or digits");
    }
  }

  public static RequestId random() {
    return new RequestId(group() + "-" + group());
  }

  /// The id bound to this thread.
  public static Optional<RequestId> current() {
    return parse(MDC.get(CONTEXT_KEY));
  }

  /// The id in a text that may hold anything.
  static Optional<RequestId> parse(@Nullable String text) {
    return text != null && SHAPE.matcher(text).matches()
        ? Optional.of(new RequestId(text))
        : Optional.empty();
  }

  /// Binds this id to the thread until the returned binding is closed.
  public Binding bind() {
    MDC.put(CONTEXT_KEY, value);
    return () -> MDC.remove(CONTEXT_KEY);
  }

  private static String group() {
    return RANDOM
        .ints(4, 0, ALPHABET.length())
        .mapToObj(ALPHABET::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  /// Ends a binding.
  @FunctionalInterface
  public interface Binding extends AutoCloseable {
    @Override
    void close();
  }
}
