package chat.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.demo.Answer.Stopped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal: a script is played once, in order, whatever happens between. Method: the player against a
/// small Parley behind a real socket.
class PlayTest {
  private static final Script SCRIPT =
      Script.parse(
          """
          {"server": "Elsinore", "channel": "walls", "author": "BERNARDO", "text": "Who's there?"}
          {"server": "Elsinore", "channel": "walls", "author": "FRANCISCO", "text": "Stand."}
          {"server": "Elsinore", "channel": "hall", "author": "ALL", "text": "Our duty to your honour."}
          {"server": "Elsinore", "channel": "walls", "author": "FRANCISCO", "text": "Stand."}
          {"server": "Verona", "channel": "street", "author": "All", "text": "Draw."}
          """
              .getBytes(StandardCharsets.UTF_8));
  private static final List<String> WALLS =
      List.of("BERNARDO: Who's there?", "FRANCISCO: Stand.", "FRANCISCO: Stand.");

  @TempDir Path folder;
  private final FakeParley parley = new FakeParley();
  private final List<Long> waits = new ArrayList<>();

  @AfterEach
  void close() {
    parley.close();
  }

  @Test
  void saysEveryLineOnceInTheOrderOfItsChannel() {
    play();
    assertThat(parley.said("Elsinore", "walls")).isEqualTo(WALLS);
    assertThat(parley.said("Elsinore", "hall")).containsExactly("ALL: Our duty to your honour.");
    assertThat(parley.said("Verona", "street")).containsExactly("All: Draw.");
    assertThat(differences()).isEmpty();
  }

  @Test
  void changesNothingWhenItIsPlayedAgainDaysLater() {
    play();
    parley.forgetMutations();
    play();
    assertThat(parley.said("Elsinore", "walls")).isEqualTo(WALLS);
    assertThat(differences()).isEmpty();
  }

  @Test
  void takesUpARunThatWasCutOffBetweenASendAndItsEntry() throws IOException {
    play();
    var entries = Files.readAllLines(journal());
    var lastOfWalls =
        entries.stream()
            .filter(entry -> entry.contains("\"line\":\"4\""))
            .findFirst()
            .orElseThrow();
    entries.remove(lastOfWalls);
    Files.write(journal(), entries);
    parley.forgetMutations();
    play();
    assertThat(parley.said("Elsinore", "walls")).isEqualTo(WALLS);
    assertThat(differences()).isEmpty();
  }

  @Test
  void waitsAsLongAsItIsAskedTo() {
    parley.refusals = 2;
    play();
    assertThat(parley.said("Elsinore", "walls")).isEqualTo(WALLS);
    assertThat(waits).hasSize(2).allMatch(millis -> millis >= 1_000);
  }

  @Test
  void numbersAUsernameThatSomebodyHas() {
    parley.takenUsername = "bernardo";
    play();
    assertThat(parley.said("Elsinore", "walls")).isEqualTo(WALLS);
    try (var journal = Journal.open(journal())) {
      assertThat(journal.credentials("BERNARDO").orElseThrow().username()).isEqualTo("bernardo-2");
    }
  }

  @Test
  void noticesThatTheJournalBelongsToAnotherInstance() {
    play();
    try (var other = new FakeParley()) {
      assertThatThrownBy(() -> play(other))
          .isInstanceOf(Stopped.class)
          .hasMessageContaining("another one");
    }
  }

  @Test
  void saysSoWhenNobodyAnswers() {
    parley.close();
    assertThatThrownBy(this::play).isInstanceOf(Stopped.class).hasMessageContaining("./parley up");
  }

  @Test
  void seesWhatIsMissingAndWhatIsThereTwice() throws IOException {
    play();
    var entries = Files.readAllLines(journal());
    var repeated =
        entries.stream()
            .filter(entry -> entry.contains("\"line\":\"2\""))
            .findFirst()
            .orElseThrow();
    entries.remove(repeated);
    Files.write(journal(), entries);
    assertThat(differences()).containsExactly("never sent in Elsinore / walls: 1, from line 2 on");
    entries.add(repeated.replaceFirst("\"message\":\"\\d+\"", "\"message\":\"7\""));
    Files.write(journal(), entries);
    assertThat(differences())
        .containsExactly("line 2 is missing", "too many in Elsinore / walls: 1");
  }

  private void play() {
    play(parley);
  }

  private void play(FakeParley instance) {
    try (var journal = Journal.open(journal());
        var api = new Api(instance.url(), pause -> waits.add(pause.toMillis()));
        var progress = new Progress(SCRIPT.lines().size(), false, _ -> {})) {
      new Player(SCRIPT, new Cast(SCRIPT, api, journal), journal, progress).play();
    }
  }

  private List<String> differences() {
    try (var journal = Journal.open(journal());
        var api = new Api(parley.url(), pause -> waits.add(pause.toMillis()))) {
      return new Verifier(SCRIPT, new Cast(SCRIPT, api, journal), journal).differences();
    }
  }

  private Path journal() {
    return folder.resolve("journal.jsonl");
  }
}
