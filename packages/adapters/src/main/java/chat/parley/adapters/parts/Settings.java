package chat.parley.adapters.parts;

import chat.parley.shared.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// What an operator has set, by name.
@FunctionalInterface
public interface Settings {
  /// The value of a setting such as `parley.bus`; empty where it is not set.
  Optional<String> find(String name);

  /// The words of the command line (`--parley.bus=nats`), then the properties of this JVM, then the
  /// environment (`PARLEY_BUS`).
  static Settings ofProcess(List<String> words) {
    return name ->
        words.stream()
            .filter(word -> word.startsWith("--" + name + "="))
            .map(word -> word.substring(name.length() + "--=".length()))
            .findFirst()
            .or(() -> Optional.ofNullable(System.getProperty(name)))
            .or(() -> Optional.ofNullable(System.getenv(variable(name))));
  }

  private static String variable(String name) {
    return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /// The value read as something; a value that is nothing of the kind is refused by its name.
  default <T> Optional<T> find(String name, Function<String, T> reader) {
    try {
      return find(name).map(reader);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(name, String.valueOf(e.getMessage()), e);
    }
  }

  default URI address(String name) {
    return find(name, URI::create).orElseThrow(() -> InvalidSettingException.missing(name));
  }

  default Optional<Path> file(String name) {
    return find(name, Path::of);
  }

  /// The first line of a file that only its owner should be able to read.
  default Optional<Secret<String>> secret(String name) {
    return file(name).map(file -> Secret.of(line(name, file)));
  }

  private static String line(String name, Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new InvalidSettingException(name, "the file cannot be read", e);
    }
  }
}
