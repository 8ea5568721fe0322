package chat.parley.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// A password that comes down a pipe: the front door asks for it without showing it. It is never on
/// the command line, where every process of the machine can read it.
final class Password {
  private Password() {}

  static String read() {
    try {
      var line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      if (line == null) {
        throw new StartFailure("the password of the administrator is read from standard input");
      }
      return line;
    } catch (IOException e) {
      throw new StartFailure("the password cannot be read", e);
    }
  }
}
