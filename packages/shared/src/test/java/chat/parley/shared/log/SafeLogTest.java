package chat.parley.shared.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SafeLogTest {
  private static final String CANARY = "ophelia@example.org wrote: there is rosemary";

  private final ListAppender<ILoggingEvent> seen = new ListAppender<>();

  private enum Reason {
    TOO_SLOW
  }

  @BeforeEach
  void listen() {
    seen.start();
    root().addAppender(seen);
  }

  @AfterEach
  void stopListening() {
    root().detachAppender(seen);
  }

  @Test
  void writesFixedWordsAndDeclaredFields() {
    SafeLog.of(SafeLogTest.class).info(LogEvent.HTTP_READY, LogKey.PORT, 8080);
    SafeLog.of(SafeLogTest.class)
        .warn(LogEvent.RELAY_PUBLISH_FAILED, LogKey.REASON, Reason.TOO_SLOW);
    assertThat(text())
        .contains("INFO  HTTP ready port=8080\n", "could not publish reason=too_slow\n");
    assertThat(json())
        .contains("\"event\":\"http_ready\",\"port\":8080}", "\"reason\":\"too_slow\"}");
  }

  @Test
  void writesOfAnErrorItsTypesAndOurFramesOnly() {
    var error = new IllegalStateException(CANARY, new IllegalArgumentException(CANARY));
    SafeLog.of(SafeLogTest.class).error(LogEvent.REQUEST_FAILED, error);
    assertThat(text())
        .contains("java.lang.IllegalStateException < java.lang.IllegalArgumentException")
        .contains("at chat.parley.shared.log.SafeLogTest.writesOfAnErrorItsTypesAndOurFramesOnly:")
        .doesNotContain("ophelia", "rosemary");
    assertThat(json()).contains("\"frames\":[\"chat.parley.").doesNotContain("ophelia");
  }

  @Test
  void leavesOfAThirdPartyItsNameLevelAndErrorTypes() {
    LoggerFactory.getLogger("org.postgresql.Driver")
        .warn("Key (email)=({}) already exists", CANARY, new IllegalStateException(CANARY));
    assertThat(text())
        .contains("WARN  (org.postgresql.Driver) java.lang.IllegalStateException")
        .doesNotContain("ophelia", "email");
    assertThat(json()).doesNotContain("ophelia", "email");
  }

  @Test
  void carriesTheRequestIdAndNothingElseFromTheContext() {
    var id = RequestId.random();
    try (var _ = id.bind()) {
      org.slf4j.MDC.put("user", CANARY);
      SafeLog.of(SafeLogTest.class).info(LogEvent.NODE_READY);
    } finally {
      org.slf4j.MDC.clear();
    }
    assertThat(text()).contains("node ready request_id=" + id.value()).doesNotContain("ophelia");
    assertThat(RequestId.current()).isEmpty();
  }

  @Test
  void offersNoWayToWriteText() {
    var forbidden = List.of(String.class, CharSequence.class, Object.class, Object[].class);
    for (var method : SafeLog.class.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        assertThat(Arrays.asList(method.getParameterTypes()))
            .as(method.toString())
            .doesNotContainAnyElementsOf(forbidden);
      }
    }
  }

  private String text() {
    return lines("text");
  }

  private String json() {
    return lines("json");
  }

  private String lines(String format) {
    var encoder = new SafeEncoder();
    encoder.setFormat(format);
    return seen.list.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
        .map(event -> new String(encoder.encode(event), StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }

  private static ch.qos.logback.classic.Logger root() {
    return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT");
  }
}
