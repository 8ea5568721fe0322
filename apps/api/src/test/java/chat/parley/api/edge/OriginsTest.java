package chat.parley.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  private final Origins origins = new Origins(URI.create("https://chat.example.org"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chat.example.org",
        "CHAT.example.org",
        "localhost",
        "localhost:8080",
        "127.0.0.1:1",
        "[::1]:8080",
        "[::1]"
      })
  void answersToItsOwnNames(String host) {
    assertThat(origins.answersTo(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.org",
        "evil.chat.example.org",
        "chat.example.org.evil.test",
        "chat.example.org:8443",
        "localhost.evil.test",
        "127.0.0.2",
        "[::2]:80",
        "localhost:80:80"
      })
  void doesNotAnswerToOthers(String host) {
    assertThat(origins.answersTo(host)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://chat.example.org, chat.example.org, true",
    "https://chat.example.org, 127.0.0.1:9000, true",
    "http://chat.example.org, chat.example.org, false",
    "https://chat.example.org:8443, chat.example.org, false",
    "https://sub.chat.example.org, chat.example.org, false",
    "null, chat.example.org, false",
    "http://localhost:8080, localhost:8080, true",
    "http://localhost:3000, localhost:8080, false",
    "http://127.0.0.1:8080, localhost:8080, false",
  })
  void knowsItsOwnPages(String origin, String host, boolean ours) {
    assertThat(origins.isOurs(origin, host)).isEqualTo(ours);
  }
}
