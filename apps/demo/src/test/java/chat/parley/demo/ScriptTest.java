package chat.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.demo.Line.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private static final String GOOD =
      """
      {"server": "S", "channel": "a", "author": "X", "text": "one"}
      {"server": "S", "channel": "b", "author": "Y", "text": "two"}

      {"server": "S", "channel": "a", "author": "X", "text": "one"}
      """;

  @Test
  void keepsTheOrderWithinAChannelAndTheNumbersOfTheFile() {
    var places = parse(GOOD).byPlace();
    assertThat(places).containsOnlyKeys(new Place("S", "a"), new Place("S", "b"));
    assertThat(places.get(new Place("S", "a"))).extracting(Line::number).containsExactly(1, 4);
  }

  @Test
  void givesALineTheSameKeyInEveryRunAndRepeatedWordsTheirOwn() {
    var script = parse(GOOD);
    var first = script.lines().getFirst();
    var repeated = script.lines().getLast();
    assertThat(script.key(first)).isEqualTo(parse(GOOD).key(first));
    assertThat(script.key(first)).isNotEqualTo(script.key(repeated));
    assertThat(script.key(first)).isNotEqualTo(parse(GOOD + "\n").key(first));
    assertThat(script.key(first).version()).isEqualTo(8);
    assertThat(script.key(first).variant()).isEqualTo(2);
  }

  @Test
  void refusesAWholeScriptForOneBadLine() {
    refuses("nonsense", "line 5: not a JSON object");
    refuses("{\"server\": \"S\", \"channel\": \"a\", \"author\": \"X\"}", "has no \"text\"");
    refuses(line(" "), "has no \"text\"");
    refuses("{\"sever\": \"S\"}", "unknown field \"sever\"");
    refuses(line("x".repeat(4_001)), "4,001 characters; 4,000 is the limit, so split it");
    assertThatThrownBy(() -> parse("")).hasMessage("line 1: the script is empty");
  }

  @Test
  void countsCodePointsNotUnits() {
    assertThat(parse(line("🚣".repeat(4_000))).lines()).hasSize(1);
  }

  @Test
  void shipsAScriptThatCanBePlayed() throws IOException {
    try (var own = ScriptTest.class.getResourceAsStream("/demo.jsonl")) {
      assertThat(own).isNotNull();
      assertThat(Script.parse(own.readAllBytes()).lines()).hasSizeGreaterThan(30);
    }
  }

  private static void refuses(String badLine, String why) {
    assertThatThrownBy(() -> parse(GOOD + badLine)).hasMessageContaining(why);
  }

  private static String line(String text) {
    return "{\"server\": \"S\", \"channel\": \"a\", \"author\": \"X\", \"text\": \"%s\"}"
        .formatted(text);
  }

  private static Script parse(String text) {
    return Script.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
