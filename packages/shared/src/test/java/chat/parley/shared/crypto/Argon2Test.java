package chat.parley.shared.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.shared.error.OverloadedException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class Argon2Test {
  private static final byte[] PASSWORD =
      "rosemary for remembrance".getBytes(StandardCharsets.UTF_8);

  @Test
  void verifiesItsOwnHashAndNoOther() {
    var argon2 = new Argon2();
    var stored = argon2.hash(PASSWORD);
    assertThat(stored).startsWith("$argon2id$v=19$m=47104,t=1,p=1$");
    assertThat(argon2.verify(PASSWORD, stored)).isTrue();
    assertThat(argon2.verify("rosemary".getBytes(StandardCharsets.UTF_8), stored)).isFalse();
    assertThat(argon2.isOutdated(stored)).isFalse();
    assertThat(argon2.hash(PASSWORD)).isNotEqualTo(stored);
  }

  @Test
  void verifiesAHashOfTheReferenceImplementationAndFindsItOutdated() {
    var stored =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    var argon2 = new Argon2();
    assertThat(argon2.verify("password".getBytes(StandardCharsets.UTF_8), stored)).isTrue();
    assertThat(argon2.isOutdated(stored)).isTrue();
  }

  @Test
  void refusesWhatIsNoHash() {
    assertThatThrownBy(() -> new Argon2().verify(PASSWORD, "$2b$10$abc"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesMoreThanItLetsWait() throws Exception {
    int threads = 60;
    var argon2 = new Argon2(1);
    var start = new CyclicBarrier(threads);
    Callable<Boolean> attempt =
        () -> {
          start.await();
          try {
            argon2.hash(PASSWORD);
            return true;
          } catch (OverloadedException e) {
            return false;
          }
        };
    try (var pool = Executors.newFixedThreadPool(threads)) {
      int done = 0;
      for (var result : pool.invokeAll(Stream.generate(() -> attempt).limit(threads).toList())) {
        done += result.get() ? 1 : 0;
      }
      assertThat(done).isBetween(33, threads - 1);
    }
  }
}
