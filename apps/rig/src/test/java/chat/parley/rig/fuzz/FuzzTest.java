package chat.parley.rig.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The kept corpus, a few seconds of new inputs, and mistakes that the fuzzer must find.
class FuzzTest {
  private static final Path CORPUS = Path.of("src/fuzz");
  private static final Duration INPUT_MAX = Duration.ofSeconds(1);
  private static final Duration SHORT_RUN = Duration.ofSeconds(3);
  /// New inputs meet a machine that runs other tests too; what takes this long hangs.
  private static final Duration HANG = Duration.ofSeconds(10);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path DECODER =
      Path.of("../gateway/src/main/java/chat/parley/gateway/frame/FrameDecoder.java");

  @TestFactory
  List<DynamicTest> everyKeptInputIsTaken() throws IOException {
    try (var files = Files.walk(CORPUS)) {
      return files
          .filter(Files::isRegularFile)
          .map(
              file -> DynamicTest.dynamicTest(CORPUS.relativize(file).toString(), () -> take(file)))
          .toList();
    }
  }

  private static void take(Path file) throws IOException {
    var input = Files.readAllBytes(file);
    var word = CORPUS.relativize(file).getName(0).toString();
    for (var target : Target.values()) {
      if (target.word().equals(word)) {
        assertTimeoutPreemptively(INPUT_MAX, () -> target.take(input));
        return;
      }
    }
    throw new AssertionError("no target takes " + file);
  }

  @Tag("real")
  @ParameterizedTest
  @EnumSource
  void nothingNewBreaksIt(Target target, @TempDir Path finds) throws IOException {
    copy(CORPUS.resolve(target.word()), finds.resolve(target.word()));
    var outcome = Fuzz.run(target, SHORT_RUN, HANG, finds, List.of());
    assertThat(outcome.clean()).as(outcome.said()).isTrue();
  }

  /// The length of a frame cut to 32 bits: one above 4 GiB is taken for a short one.
  @Tag("real")
  @Test
  void findsALengthThatIsCutShort(@TempDir Path work) throws IOException {
    var classes =
        plant(
            work,
            "} else if (payloadDue > messageBytesMax - messageLength) {",
            "} else if ((int) payloadDue > messageBytesMax - messageLength) {");
    var outcome = Fuzz.run(Target.FRAMES, PATIENCE, HANG, work.resolve("corpus"), List.of(classes));
    assertThat(outcome.clean()).isFalse();
    assertThat(outcome.said()).contains("the reference finds something else");
  }

  /// A decoder that never comes back from a frame that is too long.
  @Tag("real")
  @Test
  void stopsAnInputThatTakesLongerThanASecond(@TempDir Path work) throws IOException {
    var classes =
        plant(
            work,
            "} else if (payloadDue > messageBytesMax - messageLength) {",
            "} else if (payloadDue > messageBytesMax - messageLength) {"
                + " while (payloadDue > 0) { Thread.onSpinWait(); }");
    copy(CORPUS.resolve(Target.FRAMES.word()), work.resolve("corpus").resolve("frames"));
    var outcome =
        Fuzz.run(Target.FRAMES, PATIENCE, INPUT_MAX, work.resolve("corpus"), List.of(classes));
    assertThat(outcome.clean()).isFalse();
    assertThat(outcome.said()).contains("timeout after");
    assertThat(work.resolve("corpus/frames"))
        .isDirectoryContaining(file -> file.getFileName().toString().startsWith("timeout-"));
  }

  /// A changed copy of the decoder, compiled; answers the folder that is to stand first.
  private static Path plant(Path work, String right, String mistake) throws IOException {
    var source = Files.readString(DECODER);
    var mistaken = source.replace(right, mistake);
    assertThat(mistaken).isNotEqualTo(source);
    var file = Files.createDirectories(work.resolve("src")).resolve("FrameDecoder.java");
    Files.writeString(file, mistaken);
    var classes = Files.createDirectories(work.resolve("classes"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                file.toString());
    assertThat(compiled).isZero();
    return classes;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
