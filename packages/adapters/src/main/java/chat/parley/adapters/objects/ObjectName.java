package chat.parley.adapters.objects;

import java.util.regex.Pattern;

/// What an object is called: a kind, a random stem and, for one piece of several, its number, such
/// as `exports/0f…9a` or `exports/0f…9a.000007`. It says nothing about anybody.
public record ObjectName(String value) implements Comparable<ObjectName> {
  private static final String KIND = "[a-z]{1,16}";
  private static final String STEM = "[0-9a-f]{32}";
  private static final Pattern FORM = Pattern.compile(KIND + "/" + STEM + "(\\.[0-9]{6})?");

  /// Pieces that one stem can have.
  private static final int PIECES_MAX = 1_000_000;

  public ObjectName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("no name of an object");
    }
  }

  public static ObjectName of(String kind, String stem) {
    return new ObjectName(kind + "/" + stem);
  }

  /// The name of a piece, counted from 0.
  public ObjectName piece(int number) {
    if (number < 0 || number >= PIECES_MAX) {
      throw new IllegalArgumentException("a whole has " + PIECES_MAX + " pieces at most");
    }
    return new ObjectName(whole() + ".%06d".formatted(number));
  }

  /// What begins the names of all objects of a kind.
  public static String prefix(String kind) {
    return kind + "/";
  }

  public String kind() {
    return value.substring(0, value.indexOf('/'));
  }

  /// The random part, which a whole shares with its pieces.
  public String stem() {
    return whole().substring(value.indexOf('/') + 1);
  }

  public boolean isPiece() {
    return value.indexOf('.') >= 0;
  }

  private String whole() {
    int dot = value.indexOf('.');
    return dot < 0 ? value : value.substring(0, dot);
  }

  @Override
  public int compareTo(ObjectName other) {
    return value.compareTo(other.value);
  }
}
