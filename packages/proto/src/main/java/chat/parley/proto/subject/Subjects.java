package chat.parley.proto.subject;

/// Makes every subject of the bus; no other class writes one.
///
/// Content travels only below `srv.` and `user.`. Ids are snowflakes in decimal.
public final class Subjects {
  private static final String SERVER = "srv.";
  private static final String CHANNEL = ".chan.";
  private static final String USER = "user.";
  private static final String EVENTS = ".events";
  private static final String TYPING = ".typing";

  private Subjects() {}

  /// What happens in a channel: [chat.parley.proto.v1.EventEnvelope].
  public static String channelEvents(long serverId, long channelId) {
    return SERVER + serverId + CHANNEL + channelId + EVENTS;
  }

  /// Who types in a channel, apart from its events, so that a hidden channel's typing is hidden:
  /// [chat.parley.proto.v1.TypingStarted].
  public static String channelTyping(long serverId, long channelId) {
    return SERVER + serverId + CHANNEL + channelId + TYPING;
  }

  /// Whether a subject of a server is the typing of one of its channels.
  public static boolean isChannelTyping(String subject) {
    return subject.endsWith(TYPING);
  }

  /// What happens to a server, its channels and its members: [chat.parley.proto.v1.EventEnvelope].
  public static String serverEvents(long serverId) {
    return SERVER + serverId + EVENTS;
  }

  /// Who of a server is there: [chat.parley.proto.v1.PresenceChanged].
  public static String serverPresence(long serverId) {
    return SERVER + serverId + ".presence";
  }

  /// A pattern: everything of one server.
  public static String server(long serverId) {
    return SERVER + serverId + ".>";
  }

  /// A pattern: everything of every server.
  public static String allServers() {
    return SERVER + ">";
  }

  /// A person's own sessions, memberships and read positions:
  /// [chat.parley.proto.v1.EventEnvelope].
  public static String userEvents(long userId) {
    return USER + userId + EVENTS;
  }

  /// A person's direct messages: [chat.parley.proto.v1.EventEnvelope].
  public static String userDirectEvents(long userId) {
    return USER + userId + ".dm.events";
  }

  /// A pattern: everything of one person.
  public static String user(long userId) {
    return USER + userId + ".>";
  }

  /// Somebody's keys were destroyed: every node asks the database whose, drops its copies, and says
  /// there that it did. Carries nothing.
  public static String keysErased() {
    return "ctl.keys.erased";
  }

  /// Something waits in the outbox. Carries nothing.
  public static String relayDoorbell() {
    return "ctl.relay.doorbell";
  }
}
