package chat.parley.standalone;

import java.net.URI;

/// Plays the journey to whatever answers at an address; ends with an exception where it does not
/// go on.
final class JourneyMain {
  private static final Journey.Guest GUEST =
      new Journey.Guest("visitor", "A Visitor", "visitor@example.org", "Good morning", "Good day");

  private JourneyMain() {}

  public static void main(String[] words) {
    Journey.play(URI.create(words[0]), GUEST);
    System.exit(0);
  }
}
