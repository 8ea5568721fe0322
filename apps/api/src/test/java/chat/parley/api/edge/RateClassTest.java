package chat.parley.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.ephemeral.EphemeralKeys;
import chat.parley.proto.contract.Contracts;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RateClassTest {
  /// An erasure finds the buckets of a person by their names.
  @Test
  void everyBucketOfAPersonIsAmongThoseThatAnErasureEmpties() {
    var used =
        Contracts.endpoints().stream()
            .filter(endpoint -> !endpoint.anonymous())
            .map(endpoint -> RateClass.of(endpoint).name())
            .collect(Collectors.toSet());
    assertThat(used).containsExactlyInAnyOrderElementsOf(EphemeralKeys.USER_BUCKETS);
  }
}
