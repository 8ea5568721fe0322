package chat.parley.testkit.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.adapters.objects.ObjectName;
import chat.parley.adapters.objects.ObjectStore;
import chat.parley.shared.crypto.RandomTokens;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The contract of [ObjectStore]. Extend it for each form of the store.
public abstract class ObjectStoreContract {
  private static final int LARGE_BYTES = 3 * 1024 * 1024 + 17;

  private final ObjectName name = ObjectName.of("tests", stem());
  private ObjectStore store;

  /// A store of its own, for one test.
  protected abstract ObjectStore open();

  @BeforeEach
  void openAnew() {
    store = open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keepsWhatItIsGiven() throws IOException {
    var bytes = RandomTokens.bytes(LARGE_BYTES);
    assertThat(put(name, bytes)).isEqualTo(LARGE_BYTES);
    assertThat(get(name)).contains(bytes);
    assertThat(store.size(name)).hasValue(LARGE_BYTES);
  }

  @Test
  void keepsNothingAsSomething() throws IOException {
    assertThat(put(name, new byte[0])).isZero();
    assertThat(get(name)).contains(new byte[0]);
    assertThat(store.size(name)).hasValue(0);
  }

  @Test
  void replacesWhole() throws IOException {
    put(name, RandomTokens.bytes(500));
    put(name, new byte[] {1, 2});
    assertThat(get(name)).contains(new byte[] {1, 2});
  }

  @Test
  void changesNothingWhenTheWriterFails() throws IOException {
    put(name, new byte[] {1});
    assertThatThrownBy(
            () ->
                store.put(
                    name,
                    out -> {
                      out.write(RandomTokens.bytes(LARGE_BYTES));
                      throw new IOException("cut off");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(get(name)).contains(new byte[] {1});
    var other = ObjectName.of("tests", stem());
    assertThatThrownBy(
            () ->
                store.put(
                    other,
                    _ -> {
                      throw new IllegalStateException("cut off");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(get(other)).isEmpty();
  }

  @Test
  void letsTheWriterCloseItsStream() throws IOException {
    store.put(
        name,
        out -> {
          try (out) {
            out.write(7);
          }
        });
    assertThat(get(name)).contains(new byte[] {7});
  }

  @Test
  void forgetsWhatIsDeleted() throws IOException {
    put(name, new byte[] {1});
    store.delete(name);
    store.delete(name);
    assertThat(get(name)).isEmpty();
    assertThat(store.size(name)).isEmpty();
    assertThat(store.list("tests/", Optional.empty(), 10)).doesNotContain(name);
  }

  @Test
  void listsByPrefixInOrderAPageAtATime() throws IOException {
    var pieces = IntStream.range(0, 5).mapToObj(name::piece).toList();
    for (var piece : pieces) {
      put(piece, new byte[] {1});
    }
    put(ObjectName.of("others", stem()), new byte[] {1});
    var prefix = name.value() + ".";
    var first = store.list(prefix, Optional.empty(), 3);
    assertThat(first).containsExactlyElementsOf(pieces.subList(0, 3));
    assertThat(store.list(prefix, Optional.of(first.getLast()), 3))
        .containsExactlyElementsOf(pieces.subList(3, 5));
    assertThat(store.list("nothing/", Optional.empty(), 3)).isEmpty();
  }

  @Test
  void isUsedByManyAtOnce() throws Exception {
    var names = IntStream.range(0, 16).mapToObj(_ -> ObjectName.of("tests", stem())).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var puts =
          names.stream().map(each -> threads.submit(() -> put(each, new byte[5_000]))).toList();
      for (var put : puts) {
        assertThat(put.get()).isEqualTo(5_000);
      }
    }
    for (var each : names) {
      assertThat(store.size(each)).hasValue(5_000);
    }
  }

  private long put(ObjectName name, byte[] bytes) throws IOException {
    return store.put(
        name,
        out -> {
          int half = bytes.length / 2;
          out.write(Arrays.copyOf(bytes, half));
          out.write(bytes, half, bytes.length - half);
        });
  }

  private Optional<byte[]> get(ObjectName name) throws IOException {
    var found = store.get(name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (var in = found.get()) {
      return Optional.of(in.readAllBytes());
    }
  }

  private static String stem() {
    return HexFormat.of().formatHex(RandomTokens.bytes(16));
  }
}
