package chat.parley.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
  @ParameterizedTest
  @ValueSource(strings = {"Library", "Bücher & Filme", "読書会", "שלום", "👩‍👩‍👧 family", "no. 1"})
  void takesWhatPeopleWrite(String text) {
    assertThat(Line.parse(text, 1, 100)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\nb", "a\u0000b", "a\tb", "a\u2028b", "evil\u202Etxt", "a\u2066b", "half\uD83D"})
  void refusesWhatIsNotALine(String text) {
    assertThat(Line.parse(text, 1, 100)).isEmpty();
  }

  @Test
  void dropsBlanksAtTheEnds() {
    assertThat(Line.parse("  Library ", 1, 100)).contains("Library");
    assertThat(Line.parse("   ", 1, 100)).isEmpty();
    assertThat(Line.parse("   ", 0, 100)).contains("");
  }

  @Test
  void countsCodePoints() {
    assertThat(Line.parse("😀".repeat(100), 1, 100)).isPresent();
    assertThat(Line.parse("😀".repeat(101), 1, 100)).isEmpty();
  }
}
