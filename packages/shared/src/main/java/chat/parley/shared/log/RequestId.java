package chat.parley.shared.log;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/// A random name of one request. It names no person and finds the lines and error reports of one
/// request.
public record RequestId(String value) {
  /// The key under which the id travels with a thread.
  public static final String CONTEXT_KEY = "request_id";

  private static final int RANDOM_BYTES = 12;
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{24}");
  private static final SecureRandom RANDOM = new SecureRandom();

  public RequestId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("a request id is 24 hexadecimal digits");
    }
  }

  public static RequestId random() {
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return new RequestId(HexFormat.of().formatHex(bytes));
  }

  /// The id bound to this thread.
  public static Optional<RequestId> current() {
    return Optional.ofNullable(MDC.get(CONTEXT_KEY)).map(RequestId::new);
  }

  /// Binds this id to the thread until the returned binding is closed.
  public Binding bind() {
    MDC.put(CONTEXT_KEY, value);
    return () -> MDC.remove(CONTEXT_KEY);
  }

  /// Ends a binding.
  @FunctionalInterface
  public interface Binding extends AutoCloseable {
    @Override
    void close();
  }
}
