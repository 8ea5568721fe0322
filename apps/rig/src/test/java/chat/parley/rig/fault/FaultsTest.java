package chat.parley.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The short form of every fault that fits into one process, with its control. F1 needs a cluster:
/// `./parley faults F1`.
@Tag("real")
class FaultsTest {
  private static final String ON_A_CLUSTER = "F1";

  static Stream<String> inOneProcess() {
    return FaultCommand.names().stream().filter(name -> !name.equals(ON_A_CLUSTER));
  }

  @ParameterizedTest
  @MethodSource("inOneProcess")
  void holds(String name, TestReporter reporter) throws Exception {
    var report = FaultCommand.run(name, Scale.SHORT);
    reporter.publishEntry(name, report.toString());
    assertThat(report.failures()).as(report.toString()).isEmpty();
  }
}
