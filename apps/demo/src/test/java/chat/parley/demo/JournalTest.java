package chat.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.demo.Answer.Stopped;
import chat.parley.demo.Journal.Credentials;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Script SCRIPT =
      Script.parse(
          "{\"server\":\"S\",\"channel\":\"a\",\"author\":\"X\",\"text\":\"one\"}"
              .getBytes(StandardCharsets.UTF_8));

  @TempDir Path folder;

  @Test
  void remembersAccountsAndLinesAndIsReadableByItsOwnerAlone() throws IOException {
    var line = SCRIPT.lines().getFirst();
    try (var journal = Journal.open(file())) {
      journal.account("X", new Credentials("x", "secret", false));
      journal.account("X", new Credentials("x", "secret", true));
      journal.sent(SCRIPT, line, -2L);
    }
    try (var journal = Journal.open(file())) {
      assertThat(journal.credentials("X")).contains(new Credentials("x", "secret", true));
      assertThat(journal.message(SCRIPT, line)).contains(-2L);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void dropsTheLineThatWasCutOffAndGoesOnAfterTheLastWholeOne() throws IOException {
    try (var journal = Journal.open(file())) {
      journal.account("X", new Credentials("x", "secret", true));
    }
    Files.writeString(file(), "{\"account\":\"Y", StandardOpenOption.APPEND);
    try (var journal = Journal.open(file())) {
      assertThat(journal.accounts()).containsOnlyKeys("X");
      journal.account("Z", new Credentials("z", "secret", true));
    }
    try (var journal = Journal.open(file())) {
      assertThat(journal.accounts()).containsOnlyKeys("X", "Z");
    }
  }

  @Test
  void isUsedByOneRunAtATime() {
    try (var first = Journal.open(file())) {
      assertThat(first.accounts()).isEmpty();
      assertThatThrownBy(() -> Journal.open(file()))
          .isInstanceOfAny(Stopped.class, OverlappingFileLockException.class);
    }
  }

  private Path file() {
    return folder.resolve("state/demo.jsonl");
  }
}
