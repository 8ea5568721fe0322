package chat.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two people who ask for the same address get each their own answer, and nothing on the way may
/// keep it.
@Tag("real")
class TwoUsersTest {
  @Test
  void neverSeeEachOthersAnswers() {
    try (var node = ApiNode.start()) {
      var ann = Person.signUp(node, "ann");
      var bob = Person.signUp(node, "bob");
      ann.makeServer();
      for (var path : List.of("/api/v1/users/@me", "/api/v1/servers", "/api/v1/sessions")) {
        for (int round = 0; round < 3; round++) {
          var hers = ann.get(path);
          var his = bob.get(path);
          var nobodys = node.get(path);
          assertThat(ApiNode.text(hers)).isNotEqualTo(ApiNode.text(his));
          assertThat(nobodys.statusCode()).isEqualTo(401);
          for (var answer : List.of(hers, his, nobodys)) {
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("ETag")).isEmpty();
          }
        }
      }
      assertThat(ApiNode.text(ann.get("/api/v1/users/@me"))).contains("ann");
      assertThat(ApiNode.text(bob.get("/api/v1/users/@me"))).contains("bob").doesNotContain("ann");
    }
  }
}
