package chat.parley.demo;

import chat.parley.demo.Answer.Stopped;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// `./parley demo`: plays a script, or checks with `--verify` that it was played.
public final class Main {
  private static final int EXIT_FAILED = 1;
  private static final int EXIT_WRONG_USE = 2;
  private static final int DIFFERENCES_SHOWN_MAX = 20;

  private record Options(Optional<Path> script, URI url, Path journal, boolean verify) {
    static Options parse(String[] words) {
      var script = Optional.<Path>empty();
      var url = URI.create("http://127.0.0.1:8080");
      var journal = Path.of("parley-demo.jsonl");
      boolean verify = false;
      for (int at = 0; at < words.length; at++) {
        switch (words[at]) {
          case "--verify" -> verify = true;
          case "--script" -> script = Optional.of(Path.of(value(words, ++at)));
          case "--url" -> url = URI.create(value(words, ++at));
          case "--journal" -> journal = Path.of(value(words, ++at));
          default -> throw new IllegalArgumentException("demo does not know " + words[at]);
        }
      }
      return new Options(script, url, journal, verify);
    }

    private static String value(String[] words, int at) {
      if (at >= words.length) {
        throw new IllegalArgumentException(words[at - 1] + " needs a value");
      }
      return words[at];
    }

    byte[] read() throws IOException {
      if (script.isPresent()) {
        return Files.readAllBytes(script.get());
      }
      try (InputStream own = Main.class.getResourceAsStream("/demo.jsonl")) {
        return Objects.requireNonNull(own).readAllBytes();
      }
    }
  }

  private Main() {}

  public static void main(String[] words) {
    try {
      var options = Options.parse(words);
      System.exit(run(options, Script.parse(options.read())));
    } catch (IllegalArgumentException wrongUse) {
      System.err.println("parley: " + wrongUse.getMessage());
      System.exit(EXIT_WRONG_USE);
    } catch (IOException unreadable) {
      System.err.println("parley: the script cannot be read: " + unreadable.getMessage());
      System.exit(EXIT_WRONG_USE);
    } catch (Stopped stopped) {
      System.err.println("parley: " + stopped.getMessage());
      System.exit(EXIT_FAILED);
    }
  }

  private static int run(Options options, Script script) {
    var progress = new Progress(script.lines().size(), isTerminal(), System.err::print);
    try (progress;
        var journal = Journal.open(options.journal());
        var api = new Api(options.url(), progress::paused)) {
      var cast = new Cast(script, api, journal);
      int exit =
          options.verify()
              ? verify(script, new Verifier(script, cast, journal))
              : play(options, script, cast, journal, progress);
      cast.leave();
      return exit;
    }
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private static int play(
      Options options, Script script, Cast cast, Journal journal, Progress progress) {
    System.err.printf(
        "%,d lines by %,d speakers in %,d channels, into %s%n",
        script.lines().size(), cast.size(), script.byPlace().size(), options.url());
    progress.start();
    new Player(script, cast, journal, progress).play();
    progress.close();
    System.out.println(
        progress.sentLines() == 0 ? "All of it was there already." : progress.total());
    System.out.println("Journal (holds passwords, readable by you alone): " + options.journal());
    return 0;
  }

  private static int verify(Script script, Verifier verifier) {
    var differences = verifier.differences();
    differences.stream().limit(DIFFERENCES_SHOWN_MAX).forEach(System.out::println);
    System.out.println(
        differences.isEmpty()
            ? "%,d lines are there, each once, in order".formatted(script.lines().size())
            : "%,d differences".formatted(differences.size()));
    return differences.isEmpty() ? 0 : EXIT_FAILED;
  }
}
