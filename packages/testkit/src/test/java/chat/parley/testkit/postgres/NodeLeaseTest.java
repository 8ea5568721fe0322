package chat.parley.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.id.IdSource;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class NodeLeaseTest {

  @Test
  void nodesOfOneDatabaseNeverMakeTheSameId() {
    try (var database = TestDatabase.fresh();
        var other = secondNode(database)) {
      var first = database.bean(IdSource.class);
      var second = other.getBean(IdSource.class);
      var ids = new HashSet<Long>();
      for (int i = 0; i < 10_000; i++) {
        ids.add(first.next());
        ids.add(second.next());
      }
      assertThat(ids).hasSize(20_000);
    }
  }

  @Test
  void aReleasedNodeIdIsTakenOverBehindItsLastId() {
    try (var database = TestDatabase.fresh()) {
      long last;
      try (var node = secondNode(database)) {
        last = node.getBean(IdSource.class).next();
      }
      try (var node = secondNode(database)) {
        assertThat(node.getBean(IdSource.class).next()).isGreaterThan(last);
      }
    }
  }

  private static ApplicationContext secondNode(TestDatabase database) {
    return ApplicationContext.builder()
        .properties(database.properties())
        .singletons(InstantSource.system(), database.rootKey())
        .start();
  }
}
