package chat.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsernamesTest {
  @Test
  void derivesAPlainNameFromWhatTheScriptSays() {
    assertThat(Usernames.stem("First Lord")).isEqualTo("first-lord");
    assertThat(Usernames.stem("  MARK  ANTONY!")).isEqualTo("mark-antony");
    assertThat(Usernames.stem("Ingrid Sørensen")).isEqualTo("ingrid-s-rensen");
    assertThat(Usernames.stem("Théo")).isEqualTo("theo");
    assertThat(Usernames.stem("小林 さくら")).isEqualTo("speaker");
    assertThat(Usernames.stem("X")).isEqualTo("speaker");
    assertThat(Usernames.stem("x".repeat(64))).hasSizeLessThanOrEqualTo(24);
  }

  @Test
  void numbersNamesThatCollide() {
    var usernames = new Usernames();
    usernames.take("all");
    assertThat(usernames.choose("ALL")).isEqualTo("all-2");
    assertThat(usernames.choose("All")).isEqualTo("all-3");
    assertThat(usernames.choose("Both")).isEqualTo("both");
  }
}
