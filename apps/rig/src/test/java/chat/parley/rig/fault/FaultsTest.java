package chat.parley.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The short form of every fault, with its control.
@Tag("real")
class FaultsTest {

  static Stream<String> faults() {
    return FaultCommand.names().stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void holds(String name, TestReporter reporter) throws Exception {
    var report = FaultCommand.run(name, Scale.SHORT);
    reporter.publishEntry(name, report.toString());
    assertThat(report.failures()).as(report.toString()).isEmpty();
  }
}
