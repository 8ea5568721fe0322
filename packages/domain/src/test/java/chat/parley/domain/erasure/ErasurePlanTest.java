package chat.parley.domain.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.erasure.ErasurePlan.ContradictionException;
import chat.parley.domain.erasure.ErasurePlan.Kind;
import chat.parley.domain.erasure.ErasurePlan.Reference;
import chat.parley.domain.erasure.ErasurePlan.Step;
import chat.parley.domain.erasure.Place.Action;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErasurePlanTest {
  private static final String BY_SESSION = "session_id -> identity.sessions(id).user_id";

  @Test
  void deletesTheRowsOfAPersonOnceHoweverManyColumnsAreDeclared() {
    var plan =
        plan(
            place("content.messages.author_id", "author_id", Action.DELETE, 50),
            place("content.messages.body", "author_id", Action.DELETE_AND_SHRED, 40));
    assertThat(plan.steps())
        .containsExactly(
            new Step(
                50,
                Kind.DELETE,
                "content.messages",
                List.of("pg.content.messages.author_id", "pg.content.messages.body"),
                """
                DELETE FROM content.messages t WHERE t.author_id = ? AND (t.tableoid, t.ctid) IN (
                  SELECT t.tableoid, t.ctid FROM content.messages t WHERE t.author_id = ? LIMIT ? FOR UPDATE OF t SKIP LOCKED)\
                """,
                "SELECT count(*) FROM content.messages t WHERE t.author_id = ?",
                "SELECT count(*) FROM content.messages t WHERE t.author_id = ?"));
  }

  @Test
  void goesThroughAnotherTableAndBeforeIt() {
    var plan =
        plan(
            place("identity.sessions.user_id", "user_id", Action.DELETE, 20),
            place("identity.tokens.digest", BY_SESSION, Action.DELETE, 20));
    assertThat(plan.steps())
        .extracting(Step::table)
        .containsExactly("identity.tokens", "identity.sessions");
    assertThat(plan.steps().getFirst().sql())
        .contains(
            "EXISTS (SELECT 1 FROM identity.sessions s WHERE s.id = t.session_id AND s.user_id ="
                + " ?)");
    assertThat(plan.steps().getFirst().verify()).contains("OR NOT EXISTS");
  }

  @Test
  void emptiesAndDetachesInOneStatement() {
    var plan =
        plan(
            place("content.servers.owner_id", "owner_id", Action.DETACH, 50),
            place("content.servers.owner_note", "owner_id", Action.NULL_OUT, 50));
    assertThat(plan.steps().getFirst().sql())
        .isEqualTo(
            "UPDATE content.servers t SET owner_note = NULL, owner_id = 0 WHERE t.owner_id = ?");
    assertThat(plan.steps().getFirst().verify())
        .isEqualTo("SELECT count(*) FROM content.servers t WHERE t.owner_id = ?");
  }

  @Test
  void emptiesOnlyWhatIsNotEmptyYet() {
    var plan = plan(place("identity.accounts.note", "user_id", Action.NULL_OUT, 50));
    assertThat(plan.steps().getFirst().sql())
        .isEqualTo(
            "UPDATE identity.accounts t SET note = NULL WHERE t.user_id = ? AND (t.note IS NOT"
                + " NULL)");
  }

  @Test
  void listsWhatStays() {
    var plan =
        plan(
            place("content.bans.user_id", "user_id", Action.KEEP, 50),
            place("content.noise.body", "author_id", Action.CRYPTO_SHRED, 40));
    assertThat(plan.steps()).extracting(Step::kind).containsExactly(Kind.KEEP, Kind.KEEP);
    assertThat(plan.steps()).extracting(Step::sql).containsOnly("");
  }

  @Test
  void followsStepsThenReferencesInWhateverOrderItIsTold() {
    var places =
        new java.util.ArrayList<>(
            List.of(
                place("a.people.id", "id", Action.DELETE, 50),
                place("a.letters.author", "author", Action.DELETE, 50),
                place("a.answers.author", "author", Action.DELETE, 50),
                place("z.keys.id", "id", Action.DELETE, 40),
                place("z.sessions.id", "id", Action.DELETE, 20)));
    var references =
        List.of(
            new Reference("a.answers", "a.letters"),
            new Reference("a.letters", "a.people"),
            new Reference("a.letters", "a.letters"),
            new Reference("a.unknown", "a.people"));
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(places, new Random(seed));
      assertThat(ErasurePlan.of(places, references).steps())
          .extracting(Step::table)
          .containsExactly("z.sessions", "z.keys", "a.answers", "a.letters", "a.people");
    }
  }

  @Test
  void refusesDeclarationsThatContradictEachOther() {
    assertThatThrownBy(
            () ->
                plan(
                    place("a.letters.author", "author", Action.DELETE, 50),
                    place("a.letters.body", "author", Action.KEEP, 50)))
        .isInstanceOf(ContradictionException.class)
        .hasMessageContaining("cannot go and stay");
    assertThatThrownBy(() -> plan(place("a.letters.body", "author", Action.DETACH, 50)))
        .isInstanceOf(ContradictionException.class);
    assertThatThrownBy(() -> plan(place("a.jobs.id", "id", Action.KEEP, ErasurePlan.JOB_STEP)))
        .isInstanceOf(ContradictionException.class)
        .hasMessageContaining("go when it ends");
    var late =
        List.of(
            place("a.letters.author", "author", Action.DELETE, 60),
            place("a.people.id", "id", Action.DELETE, 50));
    assertThatThrownBy(() -> ErasurePlan.of(late, List.of(new Reference("a.letters", "a.people"))))
        .isInstanceOf(ContradictionException.class)
        .hasMessageContaining("a.letters (step 60) must go before a.people (step 50)");
    assertThatThrownBy(
            () ->
                ErasurePlan.of(
                    late,
                    List.of(
                        new Reference("a.letters", "a.people"),
                        new Reference("a.people", "a.letters"))))
        .hasMessageContaining("circle");
  }

  @Test
  void letsNoTextIntoAStatementThatIsNoName() {
    assertThat(SubjectPath.parse("author_id = 1 OR true")).isEmpty();
    assertThat(SubjectPath.parse("a -> b.c(d)")).isEmpty();
    assertThatThrownBy(() -> place("a.letters; DROP TABLE.x", "author", Action.DELETE, 50))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ErasurePlan plan(Place... places) {
    return ErasurePlan.of(List.of(places), List.of());
  }

  private static Place place(String column, String subject, Action action, int step) {
    int end = column.lastIndexOf('.');
    return new Place(
        "pg." + column,
        column.substring(0, end),
        column.substring(end + 1),
        SubjectPath.parse(subject).orElseThrow(),
        action,
        step,
        Set.of());
  }
}
