package chat.parley.rig.client;

import chat.parley.proto.v1.Account;
import chat.parley.proto.v1.CatchUpResponse;
import chat.parley.proto.v1.Channel;
import chat.parley.proto.v1.ConfirmErasureRequest;
import chat.parley.proto.v1.CreateChannelRequest;
import chat.parley.proto.v1.CreateInviteRequest;
import chat.parley.proto.v1.CreateServerRequest;
import chat.parley.proto.v1.EditMessageRequest;
import chat.parley.proto.v1.Erasure;
import chat.parley.proto.v1.ErasureConfirmed;
import chat.parley.proto.v1.ErasureScope;
import chat.parley.proto.v1.Export;
import chat.parley.proto.v1.FindReceiptsRequest;
import chat.parley.proto.v1.FindReceiptsResponse;
import chat.parley.proto.v1.GatewayTicket;
import chat.parley.proto.v1.Invite;
import chat.parley.proto.v1.ListExportsResponse;
import chat.parley.proto.v1.ListMessagesResponse;
import chat.parley.proto.v1.LogInRequest;
import chat.parley.proto.v1.Message;
import chat.parley.proto.v1.Nothing;
import chat.parley.proto.v1.SendMessageRequest;
import chat.parley.proto.v1.ServerState;
import chat.parley.proto.v1.SignUpRequest;
import chat.parley.proto.v1.StepUpGranted;
import chat.parley.proto.v1.StepUpRequest;
import chat.parley.proto.v1.UpdateAccountRequest;
import com.google.protobuf.MessageLite;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/// One person with one session, over REST in protobuf. Every method blocks; safe for many threads.
///
/// What creates something carries a `clientMutationId` and is repeated until it is answered, so it
/// happens once however often the line breaks.
public final class Person {
  /// Messages of a page.
  public static final int PAGE_MESSAGES = 100;

  private static final int CATCH_UP_EVENTS = 200;
  private static final String EXPORTS = "/api/v1/users/@me/exports";

  private final Network network;
  private final LogInSession session;

  private Person(Network network, String path, MessageLite body) {
    this.network = network;
    this.session = new LogInSession(network);
    session.begin(path, body);
  }

  public static Person signUp(Network network, String username, String password) {
    var body =
        SignUpRequest.newBuilder().setUsername(username).setPassword(password).setOfAge(true);
    return new Person(network, "/api/v1/accounts", body.build());
  }

  public static Person logIn(Network network, String username, String password) {
    var body = LogInRequest.newBuilder().setUsername(username).setPassword(password);
    return new Person(network, "/api/v1/sessions", body.build());
  }

  /// The same session; another client of it may run beside this one.
  Network network() {
    return network;
  }

  public long userId() {
    return session.granted().getAccount().getUser().getId();
  }

  public long sessionId() {
    return session.granted().getSessionId();
  }

  // What a person does.

  public ServerState createServer(String name) {
    var body =
        CreateServerRequest.newBuilder().setName(name).setClientMutationId(mutation()).build();
    return LogInSession.persist(() -> session.post("/api/v1/servers", body, ServerState.parser()))
        .orFail();
  }

  public Channel createChannel(long server, String name) {
    var body =
        CreateChannelRequest.newBuilder().setName(name).setClientMutationId(mutation()).build();
    var path = server(server) + "/channels";
    return LogInSession.persist(() -> session.post(path, body, Channel.parser())).orFail();
  }

  /// An invite that does not end; its code lets anybody in.
  public Invite createInvite(long server) {
    var body = CreateInviteRequest.newBuilder().setClientMutationId(mutation()).build();
    var path = server(server) + "/invites";
    return LogInSession.persist(() -> session.post(path, body, Invite.parser())).orFail();
  }

  public ServerState join(String inviteCode) {
    var path = "/api/v1/invites/" + inviteCode + "/accept";
    return LogInSession.persist(
            () -> session.post(path, Nothing.getDefaultInstance(), ServerState.parser()))
        .orFail();
  }

  public Answer<Nothing> removeMember(long server, long user) {
    var path = server(server) + "/members/" + id(user);
    return LogInSession.persist(() -> session.ask("DELETE", path, Nothing.parser()));
  }

  /// Sends a message and repeats it until it is answered.
  public Answer<Message> send(long channel, String content) {
    var body =
        SendMessageRequest.newBuilder().setContent(content).setClientMutationId(mutation()).build();
    return LogInSession.persist(() -> sendOnce(channel, body));
  }

  /// Sends a message, once; for those who repeat by themselves.
  public Answer<Message> sendOnce(long channel, SendMessageRequest body) {
    return session.post(messages(channel), body, Message.parser());
  }

  public Answer<Message> edit(long channel, long message, String content) {
    var body = EditMessageRequest.newBuilder().setContent(content).build();
    var path = messages(channel) + "/" + id(message);
    return LogInSession.persist(() -> session.send("PATCH", path, body, Message.parser()));
  }

  public Answer<Nothing> delete(long channel, long message) {
    var path = messages(channel) + "/" + id(message);
    return LogInSession.persist(() -> session.ask("DELETE", path, Nothing.parser()));
  }

  public Answer<Account> changeProfile(String displayName, String email) {
    var body = UpdateAccountRequest.newBuilder().setDisplayName(displayName).setEmail(email);
    return LogInSession.persist(
        () -> session.send("PATCH", "/api/v1/users/@me", body.build(), Account.parser()));
  }

  /// Proves once more who is here.
  public Answer<StepUpGranted> stepUp(String password) {
    var body = StepUpRequest.newBuilder().setPassword(password).build();
    var path = "/api/v1/sessions/@current/step-up";
    return LogInSession.persist(() -> session.post(path, body, StepUpGranted.parser()));
  }

  /// Wants a copy of everything.
  public Answer<Export> requestExport() {
    return LogInSession.persist(
        () -> session.post(EXPORTS, Nothing.getDefaultInstance(), Export.parser()));
  }

  /// The copies that were asked for, latest first.
  public Answer<ListExportsResponse> exports() {
    return LogInSession.persist(() -> session.ask("GET", EXPORTS, ListExportsResponse.parser()));
  }

  /// Wants to be erased; the session ends with the answer.
  public Answer<ErasureConfirmed> confirmErasure() {
    var body = ConfirmErasureRequest.newBuilder().setScope(ErasureScope.EVERYTHING).build();
    return LogInSession.persist(
        () -> session.post("/api/v1/users/@me/erasure", body, ErasureConfirmed.parser()));
  }

  /// Does not want to wait for the end of the grace.
  public Answer<Erasure> eraseNow() {
    var path = "/api/v1/users/@me/erasure/now";
    return LogInSession.persist(
        () -> session.post(path, Nothing.getDefaultInstance(), Erasure.parser()));
  }

  /// The receipts under a code, which needs no account.
  public static Answer<FindReceiptsResponse> receipts(Network network, String code) {
    var body = FindReceiptsRequest.newBuilder().setCode(code).build();
    return LogInSession.persist(
        () ->
            LogInSession.open(
                network, "/api/v1/receipts/find", body, FindReceiptsResponse.parser()));
  }

  // What a device asks, once each: who needs it asks again.

  public Answer<GatewayTicket> ticket() {
    var nothing = Nothing.getDefaultInstance();
    return session.post("/api/v1/gateway/tickets", nothing, GatewayTicket.parser());
  }

  public Answer<ServerState> serverState(long server) {
    return session.ask("GET", server(server), ServerState.parser());
  }

  public Answer<CatchUpResponse> events(long channel, long after) {
    var query = "?after=" + after + "&limit=" + CATCH_UP_EVENTS;
    return session.ask("GET", channel(channel) + "/events" + query, CatchUpResponse.parser());
  }

  /// A page of a channel.
  ///
  /// @param before the message it ends before; 0 for the newest page
  public Answer<ListMessagesResponse> page(long channel, long before) {
    var query = "?limit=" + PAGE_MESSAGES + (before == 0 ? "" : "&before=" + id(before));
    return session.ask("GET", messages(channel) + query, ListMessagesResponse.parser());
  }

  /// The whole channel as the API tells it, oldest first.
  public List<Message> history(long channel) {
    Deque<List<Message>> pages = new ArrayDeque<>();
    long before = 0;
    boolean more = true;
    while (more) {
      long until = before;
      var page = LogInSession.persist(() -> page(channel, until)).orFail();
      pages.addFirst(page.getMessagesList());
      more = page.getHasOlder() && page.getMessagesCount() > 0;
      before = more ? page.getMessages(0).getId() : 0;
    }
    var all = new ArrayList<Message>();
    pages.forEach(all::addAll);
    return all;
  }

  private static String server(long id) {
    return "/api/v1/servers/" + id(id);
  }

  private static String channel(long id) {
    return "/api/v1/channels/" + id(id);
  }

  private static String messages(long channel) {
    return channel(channel) + "/messages";
  }

  private static String id(long id) {
    return Long.toUnsignedString(id);
  }

  private static String mutation() {
    return UUID.randomUUID().toString();
  }
}
