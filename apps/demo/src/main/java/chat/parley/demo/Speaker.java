package chat.parley.demo;

import chat.parley.demo.Answer.Given;
import chat.parley.demo.Answer.Refused;
import chat.parley.demo.Answer.Stopped;
import chat.parley.demo.Journal.Credentials;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.ListServersResponse;
import chat.parley.proto.v1.LogInRequest;
import chat.parley.proto.v1.Nothing;
import chat.parley.proto.v1.ServerState;
import chat.parley.proto.v1.SessionGranted;
import chat.parley.proto.v1.SignUpRequest;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/// One author of a script as a person with an account: signs up when first needed, logs in again
/// when the session is over, and joins a server before speaking in it.
final class Speaker {
  private static final int PASSWORD_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Parser<SessionGranted> SESSION = SessionGranted.parser();

  private final String author;
  private final Api api;
  private final Journal journal;
  private final Usernames usernames;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Long, ServerState> servers = new HashMap<>();
  private Optional<String> token = Optional.empty();

  Speaker(String author, Api api, Journal journal, Usernames usernames) {
    this.author = author;
    this.api = api;
    this.journal = journal;
    this.usernames = usernames;
  }

  <T> Answer<T> get(String path, Parser<T> parser) {
    return authenticated(current -> api.get(path, current, parser));
  }

  <T> Answer<T> post(String path, MessageLite body, Parser<T> parser) {
    return authenticated(current -> api.post(path, body, current, parser));
  }

  <T> Answer<T> patch(String path, MessageLite body, Parser<T> parser) {
    return authenticated(current -> api.patch(path, body, current, parser));
  }

  /// Begins a session unless there is one.
  void enter() {
    token();
  }

  /// The servers the speaker is a member of, as they were when the session began.
  Map<Long, ServerState> servers() {
    token();
    lock.lock();
    try {
      return Map.copyOf(servers);
    } finally {
      lock.unlock();
    }
  }

  /// Joins a server unless the speaker is a member; the invite is only asked for when it is needed.
  void join(long server, Supplier<String> invite) {
    if (servers().containsKey(server)) {
      return;
    }
    lock.lock();
    try {
      if (!servers.containsKey(server)) {
        var path = "/api/v1/invites/" + invite.get() + "/accept";
        var joined = post(path, Nothing.getDefaultInstance(), ServerState.parser());
        servers.put(server, joined.orFail("joining a server"));
      }
    } finally {
      lock.unlock();
    }
  }

  /// Ends the session, if there is one: a play leaves nobody logged in.
  void leave() {
    lock.lock();
    try {
      token.ifPresent(current -> api.delete("/api/v1/sessions/@current", current));
      token = Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private <T> Answer<T> authenticated(Function<Optional<String>, Answer<T>> call) {
    var used = token();
    var answer = call.apply(used);
    if (answer instanceof Refused<T> refused && refused.code() == ErrorCode.UNAUTHENTICATED) {
      forget(used);
      return call.apply(token());
    }
    return answer;
  }

  private void forget(Optional<String> used) {
    lock.lock();
    try {
      if (token.equals(used)) {
        token = Optional.empty();
      }
    } finally {
      lock.unlock();
    }
  }

  private Optional<String> token() {
    lock.lock();
    try {
      if (token.isEmpty()) {
        token = Optional.of(begin().getAccessToken());
        var list = api.get("/api/v1/servers", token, ListServersResponse.parser());
        list.orFail("listing servers")
            .getServersList()
            .forEach(state -> servers.put(state.getServer().getId(), state));
      }
      return token;
    } finally {
      lock.unlock();
    }
  }

  private SessionGranted begin() {
    var known = journal.credentials(author);
    if (known.isEmpty()) {
      return signUp(fresh());
    }
    return switch (logIn(known.get())) {
      case Given<SessionGranted>(var session) -> {
        confirm(known.get());
        yield session;
      }
      // The last run was cut off between writing the credentials down and using them.
      case Refused<SessionGranted> _ when !known.get().made() -> signUp(known.get());
      case Refused<SessionGranted> refused when refused.code() == ErrorCode.WRONG_CREDENTIALS ->
          throw new Stopped(
              "this Parley does not know the accounts in the journal, so it is another one:"
                  + " name another journal with --journal FILE, or remove the old one");
      case Refused<SessionGranted> refused -> refused.orFail("logging in");
    };
  }

  private Answer<SessionGranted> logIn(Credentials credentials) {
    var body =
        LogInRequest.newBuilder()
            .setUsername(credentials.username())
            .setPassword(credentials.password())
            .build();
    return api.post("/api/v1/sessions", body, Optional.empty(), SESSION);
  }

  private SessionGranted signUp(Credentials first) {
    var credentials = first;
    while (true) {
      journal.account(author, credentials);
      switch (api.post("/api/v1/accounts", body(credentials), Optional.empty(), SESSION)) {
        case Given<SessionGranted>(var session) -> {
          confirm(credentials);
          return session;
        }
        case Refused<SessionGranted> refused when refused.code() == ErrorCode.USERNAME_TAKEN ->
            credentials = fresh();
        case Refused<SessionGranted> refused -> refused.orFail("signing up as " + author);
      }
    }
  }

  private SignUpRequest body(Credentials credentials) {
    return SignUpRequest.newBuilder()
        .setUsername(credentials.username())
        .setPassword(credentials.password())
        .setDisplayName(author)
        .setOfAge(true)
        .build();
  }

  private void confirm(Credentials credentials) {
    if (!credentials.made()) {
      var made = new Credentials(credentials.username(), credentials.password(), true);
      journal.account(author, made);
    }
  }

  private Credentials fresh() {
    var secret = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(secret);
    var password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    return new Credentials(usernames.choose(author), password, false);
  }
}
