package chat.parley.domain.session;

/// A coarse name of a device, such as "Firefox on Linux": two closed lists, never free text.
public record Device(Browser browser, Platform platform) {

  /// The number rests in the database and is never given another meaning.
  public enum Browser {
    OTHER(0, "Another app"),
    FIREFOX(1, "Firefox"),
    CHROME(2, "Chrome"),
    SAFARI(3, "Safari"),
    EDGE(4, "Edge"),
    OPERA(5, "Opera");

    private final int number;
    private final String label;

    Browser(int number, String label) {
      this.number = number;
      this.label = label;
    }

    public int number() {
      return number;
    }

    public static Browser of(int number) {
      for (var browser : values()) {
        if (browser.number == number) {
          return browser;
        }
      }
      return OTHER;
    }
  }

  /// The number rests in the database and is never given another meaning.
  public enum Platform {
    OTHER(0, "another system"),
    LINUX(1, "Linux"),
    WINDOWS(2, "Windows"),
    MACOS(3, "macOS"),
    ANDROID(4, "Android"),
    IOS(5, "iOS");

    private final int number;
    private final String label;

    Platform(int number, String label) {
      this.number = number;
      this.label = label;
    }

    public int number() {
      return number;
    }

    public static Platform of(int number) {
      for (var platform : values()) {
        if (platform.number == number) {
          return platform;
        }
      }
      return OTHER;
    }
  }

  /// Reads no more of a user agent than the two lists hold.
  public static Device ofUserAgent(String userAgent) {
    return new Device(browserOf(userAgent), platformOf(userAgent));
  }

  /// In words, for the session list.
  public String label() {
    return browser.label + " on " + platform.label;
  }

  // Order matters: most browsers also claim to be others.
  private static Browser browserOf(String agent) {
    if (agent.contains("Firefox/") || agent.contains("FxiOS/")) {
      return Browser.FIREFOX;
    }
    if (agent.contains("Edg/") || agent.contains("EdgA/") || agent.contains("EdgiOS/")) {
      return Browser.EDGE;
    }
    if (agent.contains("OPR/")) {
      return Browser.OPERA;
    }
    if (agent.contains("Chrome/") || agent.contains("CriOS/")) {
      return Browser.CHROME;
    }
    return agent.contains("Safari/") ? Browser.SAFARI : Browser.OTHER;
  }

  private static Platform platformOf(String agent) {
    if (agent.contains("Android")) {
      return Platform.ANDROID;
    }
    if (agent.contains("iPhone") || agent.contains("iPad")) {
      return Platform.IOS;
    }
    if (agent.contains("Windows")) {
      return Platform.WINDOWS;
    }
    if (agent.contains("Mac OS X") || agent.contains("Macintosh")) {
      return Platform.MACOS;
    }
    return agent.contains("Linux") ? Platform.LINUX : Platform.OTHER;
  }
}
