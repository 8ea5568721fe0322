package chat.parley.demo;

import chat.parley.proto.v1.Account;
import chat.parley.proto.v1.Channel;
import chat.parley.proto.v1.ChannelState;
import chat.parley.proto.v1.CreateChannelRequest;
import chat.parley.proto.v1.CreateServerRequest;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.Invite;
import chat.parley.proto.v1.ListMessagesResponse;
import chat.parley.proto.v1.ListServersResponse;
import chat.parley.proto.v1.LogInRequest;
import chat.parley.proto.v1.Message;
import chat.parley.proto.v1.Nothing;
import chat.parley.proto.v1.Problem;
import chat.parley.proto.v1.SendMessageRequest;
import chat.parley.proto.v1.Server;
import chat.parley.proto.v1.ServerState;
import chat.parley.proto.v1.SessionGranted;
import chat.parley.proto.v1.SignUpRequest;
import chat.parley.proto.v1.UpdateChannelRequest;
import chat.parley.proto.v1.User;
import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// As much of Parley as a play touches, behind a real socket: so that a play's manners can be seen
/// when it is told to wait, cut off, or sent to another instance.
final class FakeParley implements AutoCloseable {
  private record Person(User user, String password) {}

  private final HttpServer http;
  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, String> tokens = new HashMap<>();
  private final Map<Long, ServerState.Builder> servers = new LinkedHashMap<>();
  private final Map<Long, List<String>> members = new HashMap<>();
  private final Map<String, List<Message>> channels = new HashMap<>();
  private final Map<String, Message> mutations = new HashMap<>();
  private long lastId = 100;

  /// How many requests from now on are told to wait.
  int refusals;

  /// A username that somebody has already.
  String takenUsername = "";

  FakeParley() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext("/", this::answer);
    http.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /// What was said in a channel, in its order, as `author: words`.
  synchronized List<String> said(String server, String channel) {
    return of(channels, channelId(server, channel)).stream()
        .map(message -> message.getAuthor().getDisplayName() + ": " + message.getContent())
        .toList();
  }

  /// Forgets every mutation key, as Parley does after a day.
  synchronized void forgetMutations() {
    mutations.clear();
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {

    try (exchange) {
      if (refusals > 0) {
        refusals--;
        exchange.getResponseHeaders().set("Retry-After", "1");
        reply(exchange, 429, refusal(ErrorCode.RATE_LIMITED));
        return;
      }
      var path = exchange.getRequestURI().getPath();
      var call = exchange.getRequestMethod() + " " + path.replaceAll("/\\d+(?=/|$)", "/#");
      var body = exchange.getRequestBody().readAllBytes();
      reply(exchange, call, path.split("/", -1), body);
    }
  }

  private void reply(HttpExchange exchange, String call, String[] path, byte[] body)
      throws IOException {
    var caller = caller(exchange);
    switch (call) {
      case "POST /api/v1/accounts" -> signUp(exchange, SignUpRequest.parseFrom(body));
      case "POST /api/v1/sessions" -> logIn(exchange, LogInRequest.parseFrom(body));
      case "DELETE /api/v1/sessions/@current" -> reply(exchange, 204, Nothing.getDefaultInstance());
      case "GET /api/v1/servers" -> reply(exchange, 200, servers(caller));
      case "POST /api/v1/servers" ->
          reply(exchange, 201, create(caller, CreateServerRequest.parseFrom(body)));
      case "PATCH /api/v1/channels/#" ->
          reply(exchange, 200, rename(path[4], UpdateChannelRequest.parseFrom(body).getName()));
      case "POST /api/v1/servers/#/channels" ->
          reply(exchange, 201, channel(path[4], CreateChannelRequest.parseFrom(body).getName()));
      case "POST /api/v1/servers/#/invites" ->
          reply(exchange, 201, Invite.newBuilder().setCode(path[4]).build());
      case "POST /api/v1/invites/#/accept" -> {
        long server = Long.parseLong(path[4]);
        of(members, server).add(caller);
        reply(exchange, 200, of(servers, server).build());
      }
      case "GET /api/v1/channels/#/messages" ->
          reply(
              exchange,
              200,
              ListMessagesResponse.newBuilder().addAllMessages(of(channels, path[4])).build());
      case "POST /api/v1/channels/#/messages" ->
          reply(exchange, 201, send(caller, path[4], SendMessageRequest.parseFrom(body)));
      default -> reply(exchange, 404, refusal(ErrorCode.NOT_FOUND));
    }
  }

  private void signUp(HttpExchange exchange, SignUpRequest request) throws IOException {
    var name = request.getUsername();
    if (people.containsKey(name) || name.equals(takenUsername)) {
      reply(exchange, 409, refusal(ErrorCode.USERNAME_TAKEN));
      return;
    }
    var user =
        User.newBuilder()
            .setId(lastId++)
            .setUsername(name)
            .setDisplayName(request.getDisplayName())
            .build();
    people.put(name, new Person(user, request.getPassword()));
    reply(exchange, 201, session(name));
  }

  private void logIn(HttpExchange exchange, LogInRequest request) throws IOException {
    var known = people.get(request.getUsername());
    if (known == null || !known.password().equals(request.getPassword())) {
      reply(exchange, 401, refusal(ErrorCode.WRONG_CREDENTIALS));
      return;
    }
    reply(exchange, 201, session(request.getUsername()));
  }

  private SessionGranted session(String name) {
    var token = "token-" + lastId++;
    tokens.put(token, name);
    return SessionGranted.newBuilder()
        .setAccessToken(token)
        .setAccount(Account.newBuilder().setUser(of(people, name).user()))
        .build();
  }

  private String caller(HttpExchange exchange) {
    var header =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    return tokens.getOrDefault(header.replace("Bearer ", ""), "");
  }

  private ListServersResponse servers(String caller) {
    var list = ListServersResponse.newBuilder();
    servers.forEach(
        (id, state) -> {
          if (of(members, id).contains(caller)) {
            list.addServers(state);
          }
        });
    return list.build();
  }

  private ServerState create(String caller, CreateServerRequest request) {
    long id = lastId++;
    servers.put(
        id,
        ServerState.newBuilder()
            .setServer(Server.newBuilder().setId(id).setName(request.getName())));
    members.put(id, new ArrayList<>(List.of(caller)));
    channel(Long.toString(id), "general");
    return of(servers, id).build();
  }

  private Channel channel(String server, String name) {
    var channel = Channel.newBuilder().setId(lastId++).setName(name).build();
    of(servers, Long.parseLong(server)).addChannels(ChannelState.newBuilder().setChannel(channel));
    channels.put(Long.toString(channel.getId()), new ArrayList<>());
    return channel;
  }

  private Channel rename(String id, String name) {
    for (var server : servers.values()) {
      for (var state : server.getChannelsBuilderList()) {
        if (Long.toString(state.getChannel().getId()).equals(id)) {
          return state.getChannelBuilder().setName(name).build();
        }
      }
    }
    throw new IllegalArgumentException(id);
  }

  private Message send(String caller, String channel, SendMessageRequest request) {
    return mutations.computeIfAbsent(
        caller + request.getClientMutationId(),
        _ -> {
          var said = of(channels, channel);
          var message =
              Message.newBuilder()
                  .setId(lastId++)
                  .setChannelSeq(said.size() + 1)
                  .setAuthor(of(people, caller).user())
                  .setContent(request.getContent())
                  .build();
          said.add(message);
          return message;
        });
  }

  private String channelId(String server, String channel) {
    return servers.values().stream()
        .filter(state -> state.getServer().getName().equals(server))
        .flatMap(state -> state.getChannelsList().stream())
        .filter(state -> state.getChannel().getName().equals(channel))
        .map(state -> Long.toString(state.getChannel().getId()))
        .findFirst()
        .orElseThrow();
  }

  private static <K, V> V of(Map<K, V> known, K key) {
    return Objects.requireNonNull(known.get(key));
  }

  private static Problem refusal(ErrorCode code) {
    return Problem.newBuilder().setCode(code).build();
  }

  private static void reply(HttpExchange exchange, int status, MessageLite body)
      throws IOException {
    var bytes = body.toByteArray();
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
