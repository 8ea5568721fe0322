package chat.parley.domain.server;

/// How many servers and members there may be.
public record ServerLimits(int serversPerPersonMax, int membersPerServerMax) {
  public static final ServerLimits DEFAULT = new ServerLimits(100, 50_000);
}
