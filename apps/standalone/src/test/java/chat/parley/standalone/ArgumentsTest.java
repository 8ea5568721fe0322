package chat.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
  private static final Path HOME = Path.of("/srv/someone");

  @Test
  void hasDefaults() {
    var up = (Arguments.Up) parse("up");
    assertThat(up)
        .isEqualTo(
            new Arguments.Up(
                Arguments.PORT_DEFAULT,
                HOME.resolve(".local/share/parley"),
                Optional.empty(),
                false));
    assertThat(up.origin()).isEqualTo(URI.create("http://localhost:8080"));
  }

  @Test
  void readsFlagsInBothForms() {
    var up = (Arguments.Up) parse("up --port 9000 --data=/srv/chat --demo-limits");
    assertThat(up).isEqualTo(new Arguments.Up(9000, Path.of("/srv/chat"), Optional.empty(), true));
    var open = (Arguments.Up) parse("up --public-origin https://chat.example.org");
    assertThat(open.origin()).isEqualTo(URI.create("https://chat.example.org"));
  }

  @Test
  void readsTheTaskOfAnOperator() {
    assertThat(parse("admin reset-password ann --data /srv/chat"))
        .isEqualTo(new Arguments.Admin(Path.of("/srv/chat"), List.of("reset-password", "ann")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      textBlock =
          """
          '' -> usage: up [options] | night | backup DIR | restore DIR --ledger FOLDER | admin reset-password USER | import FILE
          down -> usage: up [options] | night | backup DIR | restore DIR --ledger FOLDER | admin reset-password USER | import FILE
          import -> usage: import FILE [--username NAME]
          import a b -> import takes one file and does not know b
          import --what a -> import takes one file and does not know --what
          up --port -> --port needs a value
          up --port 0 -> --port is a number from 1 to 65535
          up --port 65536 -> --port is a number from 1 to 65535
          up --port x -> --port is a number from 1 to 65535
          up --color -> up does not know --color
          up --public-origin http://chat.example.org -> --public-origin looks like https://chat.example.org
          up --public-origin https://chat.example.org/path -> --public-origin looks like https://chat.example.org
          up --public-origin https://chat.example.org?q -> --public-origin looks like https://chat.example.org
          up --public-origin https://me@chat.example.org -> --public-origin looks like https://chat.example.org
          up --public-origin nonsense -> --public-origin looks like https://chat.example.org
          up --public-origin ^ -> --public-origin looks like https://chat.example.org
          up --demo-limits --public-origin https://a.example -> --demo-limits is for this machine only and does not go with --public-origin
          """)
  void saysInOneLineWhatIsWrong(String line, String said) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOfSatisfying(
            StartFailure.class, failure -> assertThat(failure.line()).isEqualTo(said));
  }

  private static Arguments parse(String line) {
    return Arguments.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")), HOME);
  }
}
