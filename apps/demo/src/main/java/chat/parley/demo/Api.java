package chat.parley.demo;

import chat.parley.demo.Answer.Stopped;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.Nothing;
import chat.parley.proto.v1.Problem;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// The public API over HTTP, in protobuf. Waits as long as a 429 asks, and asks again for a while
/// when nobody answers: every mutation carries a key, so a repeated one happens once.
final class Api implements AutoCloseable {
  private static final String PROTOBUF = "application/x-protobuf";
  private static final int STATUS_TOO_MANY_REQUESTS = 429;
  private static final int STATUS_UNAVAILABLE = 503;
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration UNREACHABLE_MAX = Duration.ofSeconds(60);
  private static final Duration RETRY_MAX = Duration.ofSeconds(4);

  private final URI base;
  private final Waits waits;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /// Whether anybody ever answered: only then is a silence worth waiting out.
  private volatile boolean answered;

  /// Hears of every pause that a 429 asked for, so that the person at the terminal can see it.
  interface Waits {
    void waiting(Duration pause);
  }

  Api(URI base, Waits waits) {
    this.base = base;
    this.waits = waits;
  }

  <T> Answer<T> get(String path, Optional<String> token, Parser<T> parser) {
    return ask(request(path, token).GET().build(), parser);
  }

  <T> Answer<T> post(String path, MessageLite body, Optional<String> token, Parser<T> parser) {
    return send("POST", path, body, token, parser);
  }

  <T> Answer<T> patch(String path, MessageLite body, Optional<String> token, Parser<T> parser) {
    return send("PATCH", path, body, token, parser);
  }

  void delete(String path, String token) {
    ask(request(path, Optional.of(token)).DELETE().build(), Nothing.parser());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private <T> Answer<T> send(
      String method, String path, MessageLite body, Optional<String> token, Parser<T> parser) {
    var request =
        request(path, token)
            .header("Content-Type", PROTOBUF)
            .method(method, BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    return ask(request, parser);
  }

  private HttpRequest.Builder request(String path, Optional<String> token) {
    var builder =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(REQUEST_TIMEOUT)
            .header("Accept", PROTOBUF);
    token.ifPresent(value -> builder.header("Authorization", "Bearer " + value));
    return builder;
  }

  private <T> Answer<T> ask(HttpRequest request, Parser<T> parser) {
    long triedSince = System.nanoTime();
    for (int tries = 1; ; tries++) {
      var response = exchange(request);
      if (response.isPresent()) {
        answered = true;
        switch (response.get().statusCode()) {
          case STATUS_TOO_MANY_REQUESTS -> {
            waitAsAsked(response.get());
            triedSince = System.nanoTime();
            continue;
          }
          case STATUS_UNAVAILABLE -> {}
          default -> {
            return read(response.get(), parser);
          }
        }
      }
      if (!answered || System.nanoTime() - triedSince > UNREACHABLE_MAX.toNanos()) {
        throw new Stopped("nobody answers at " + base + ": is `./parley up` running?");
      }
      pause(backoff(tries));
    }
  }

  /// Empty when nobody answered.
  private Optional<HttpResponse<byte[]>> exchange(HttpRequest request) {
    try {
      return Optional.of(http.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException unreachable) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Stopped("interrupted");
    }
  }

  private void waitAsAsked(HttpResponse<?> response) {
    var asked = retryAfter(response);
    waits.waiting(asked);
    pause(asked);
  }

  private static <T> Answer<T> read(HttpResponse<byte[]> response, Parser<T> parser) {
    try {
      return response.statusCode() < 300
          ? new Answer.Given<>(parser.parseFrom(response.body()))
          : new Answer.Refused<>(problem(response));
    } catch (InvalidProtocolBufferException malformed) {
      throw new Stopped("the answer of " + response.uri().getPath() + " is not Parley's");
    }
  }

  private static Problem problem(HttpResponse<byte[]> response)
      throws InvalidProtocolBufferException {
    var type = response.headers().firstValue("Content-Type").orElse("");
    return type.contains("protobuf")
        ? Problem.parseFrom(response.body())
        : Problem.newBuilder()
            .setCode(ErrorCode.ERROR_CODE_UNSPECIFIED)
            .setTitle("status " + response.statusCode())
            .build();
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    long seconds = response.headers().firstValueAsLong("Retry-After").orElse(1);
    return Duration.ofSeconds(Math.max(1, seconds))
        .plusMillis(ThreadLocalRandom.current().nextLong(100));
  }

  private static Duration backoff(int tries) {
    long millis = Math.min(RETRY_MAX.toMillis(), 50L << Math.min(tries, 10));
    return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
  }

  private static void pause(Duration pause) {
    long until = System.nanoTime() + pause.toNanos();
    for (long left = pause.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
