package chat.parley.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The short form of every fault that fits into one process, with its control. The others take a
/// cluster each: `./parley faults F1 rolling`.
@Tag("real")
class FaultsTest {
  static List<String> inOneProcess() {
    return FaultCommand.inOneProcess();
  }

  @ParameterizedTest
  @MethodSource("inOneProcess")
  void holds(String name, TestReporter reporter) throws Exception {
    var report = FaultCommand.run(name, Scale.SHORT);
    reporter.publishEntry(name, report.toString());
    assertThat(report.failures()).as(report.toString()).isEmpty();
  }
}
