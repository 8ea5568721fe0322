package chat.parley.rig.client;

import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.SessionGranted;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// What a person holds while logged in: an access token, the refresh cookie, and the patience to
/// ask again.
final class LogInSession {
  /// A token so close to its end is traded before it is used.
  private static final Duration SPARE = Duration.ofSeconds(45);

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int RETRY_MS_MIN = 50;
  private static final int RETRY_MS_MAX = 2_000;
  private static final int DOUBLINGS_MAX = 10;

  private final Network network;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by `lock`.
  private SessionGranted granted = SessionGranted.getDefaultInstance();
  private boolean spoiled = true;
  private long goodUntilNanos;
  private String cookie = "";

  LogInSession(Network network) {
    this.network = network;
  }

  SessionGranted granted() {
    lock.lock();
    try {
      return granted;
    } finally {
      lock.unlock();
    }
  }

  /// Begins with an account or a log-in.
  void begin(String path, MessageLite body) {
    persist(() -> hold(withBody(network.request(path), "POST", body))).orFail();
  }

  <T> Answer<T> post(String path, MessageLite body, Parser<T> parser) {
    return send("POST", path, body, parser);
  }

  <T> Answer<T> send(String method, String path, MessageLite body, Parser<T> parser) {
    return authenticated(() -> withBody(network.request(path), method, body), parser);
  }

  <T> Answer<T> ask(String method, String path, Parser<T> parser) {
    return authenticated(
        () -> network.request(path).method(method, BodyPublishers.noBody()), parser);
  }

  /// Asks as nobody in particular.
  static <T> Answer<T> open(Network network, String path, MessageLite body, Parser<T> parser) {
    return network.ask(withBody(network.request(path), "POST", body).build(), parser, _ -> {});
  }

  /// Repeats until there is an answer that repeating does not change.
  static <T> Answer<T> persist(Supplier<Answer<T>> attempt) {
    long endNanos = System.nanoTime() + PATIENCE.toNanos();
    for (int tries = 0; ; tries++) {
      var answer = attempt.get();
      var after =
          switch (answer) {
            case Answer.Given<T> _ -> null;
            case Answer.Silent<T>(var pause) -> pause;
            case Answer.Refused<T>(var code, var pause) ->
                code == ErrorCode.RATE_LIMITED ? pause : null;
          };
      boolean late = System.nanoTime() > endNanos || Thread.currentThread().isInterrupted();
      if (after == null || late) {
        return answer;
      }
      pause(Math.max(after.toMillis(), backoffMs(tries)));
    }
  }

  private static long backoffMs(int tries) {
    long doubled = Math.min(RETRY_MS_MAX, (long) RETRY_MS_MIN << Math.min(tries, DOUBLINGS_MAX));
    return doubled / 2 + ThreadLocalRandom.current().nextLong(doubled / 2 + 1);
  }

  private static void pause(long ms) {
    long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
    for (long left = endNanos - System.nanoTime();
        left > 0 && !Thread.currentThread().isInterrupted();
        left = endNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private <T> Answer<T> authenticated(Supplier<HttpRequest.Builder> request, Parser<T> parser) {
    for (int tries = 0; ; tries++) {
      switch (token()) {
        case Answer.Given<String>(var token) -> {
          var asked = request.get().header("Authorization", "Bearer " + token).build();
          var answer = network.ask(asked, parser, _ -> {});
          boolean stranger =
              answer instanceof Answer.Refused<T> refused
                  && refused.code() == ErrorCode.UNAUTHENTICATED;
          if (!stranger || tries > 0) {
            return answer;
          }
          spoil(token);
        }
        case Answer.Refused<String>(var code, var after) -> {
          return new Answer.Refused<>(code, after);
        }
        case Answer.Silent<String>(var after) -> {
          return new Answer.Silent<>(after);
        }
      }
    }
  }

  private void spoil(String token) {
    lock.lock();
    try {
      spoiled |= granted.getAccessToken().equals(token);
    } finally {
      lock.unlock();
    }
  }

  /// A token that is good for a while yet. One thread refreshes, the others wait for it.
  private Answer<String> token() {
    lock.lock();
    try {
      if (!spoiled && System.nanoTime() - goodUntilNanos < 0) {
        return new Answer.Given<>(granted.getAccessToken());
      }
      var refresh =
          network
              .request("/api/v1/sessions/refresh")
              .header("Content-Type", Network.PROTOBUF)
              .header("Cookie", cookie)
              .POST(BodyPublishers.noBody());
      return switch (hold(refresh)) {
        case Answer.Given<SessionGranted>(var fresh) -> new Answer.Given<>(fresh.getAccessToken());
        case Answer.Refused<SessionGranted>(var code, var after) ->
            new Answer.Refused<>(code, after);
        case Answer.Silent<SessionGranted>(var after) -> new Answer.Silent<>(after);
      };
    } finally {
      lock.unlock();
    }
  }

  private Answer<SessionGranted> hold(HttpRequest.Builder request) {
    lock.lock();
    try {
      var answer =
          network.ask(request.build(), SessionGranted.parser(), fresh -> this.cookie = fresh);
      if (answer instanceof Answer.Given<SessionGranted>(var fresh)) {
        granted = fresh;
        spoiled = false;
        goodUntilNanos =
            System.nanoTime() + Duration.ofSeconds(fresh.getExpiresInS()).minus(SPARE).toNanos();
      }
      return answer;
    } finally {
      lock.unlock();
    }
  }

  private static HttpRequest.Builder withBody(
      HttpRequest.Builder request, String method, MessageLite body) {
    return request
        .header("Content-Type", Network.PROTOBUF)
        .method(method, BodyPublishers.ofByteArray(body.toByteArray()));
  }
}
