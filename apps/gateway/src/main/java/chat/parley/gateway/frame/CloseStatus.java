package chat.parley.gateway.frame;

/// The status code of a close frame.
public record CloseStatus(int code) {

  public static final CloseStatus NORMAL = new CloseStatus(1000);
  public static final CloseStatus GOING_AWAY = new CloseStatus(1001);
  public static final CloseStatus PROTOCOL_ERROR = new CloseStatus(1002);
  public static final CloseStatus UNSUPPORTED_DATA = new CloseStatus(1003);

  /// Stands for a close frame without a code; it never travels.
  public static final CloseStatus ABSENT = new CloseStatus(1005);

  public static final CloseStatus INVALID_PAYLOAD = new CloseStatus(1007);
  public static final CloseStatus POLICY_VIOLATION = new CloseStatus(1008);
  public static final CloseStatus MESSAGE_TOO_BIG = new CloseStatus(1009);
  public static final CloseStatus INTERNAL_ERROR = new CloseStatus(1011);

  /// Whether a peer may send `code`: the registered ones that travel, and the ranges for libraries
  /// (3000 to 3999) and applications (4000 to 4999).
  static boolean mayTravel(int code) {
    return switch (code) {
      case 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014 -> true;
      default -> code >= 3000 && code <= 4999;
    };
  }
}
