package chat.parley.demo;

import chat.parley.demo.Line.Place;
import chat.parley.proto.v1.ListMessagesResponse;
import chat.parley.proto.v1.Message;
import chat.parley.proto.v1.SendMessageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// Plays a script: one thread a channel, one line after another in it, and never more than a
/// bounded number of requests at once.
final class Player {
  private static final int IN_FLIGHT_MAX = 16;
  private static final int LAST_MESSAGES = 20;

  private final Script script;
  private final Cast cast;
  private final Journal journal;
  private final Progress progress;
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT_MAX);

  Player(Script script, Cast cast, Journal journal, Progress progress) {
    this.script = script;
    this.cast = cast;
    this.journal = journal;
    this.progress = progress;
  }

  /// Sends every line that the journal does not know. The first channel that fails ends the play.
  void play() {
    // Even when nothing is left to send, somebody logs in: a journal of another instance shows
    // here.
    cast.speaker(script.lines().getFirst().author()).enter();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var channels = new ExecutorCompletionService<Place>(threads);
      try {
        int started = start(channels);
        for (int ended = 0; ended < started; ended++) {
          channels.take().get();
        }
      } catch (ExecutionException failed) {
        threads.shutdownNow();
        throw failed.getCause() instanceof RuntimeException fault
            ? fault
            : new IllegalStateException(failed);
      } catch (InterruptedException stopped) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Opens the places in the order of the script, and starts each channel as soon as it is there.
  private int start(ExecutorCompletionService<Place> channels) {
    int started = 0;
    for (var entry : script.byPlace().entrySet()) {
      var place = entry.getKey();
      var open = entry.getValue().stream().filter(line -> !isDone(line)).toList();
      progress.known(entry.getValue().size() - open.size());
      if (!open.isEmpty()) {
        var stage = cast.stage(place);
        channels.submit(() -> play(place, stage, open), place);
        started++;
      }
    }
    return started;
  }

  private void play(Place place, Stage stage, List<Line> open) {
    long channel = stage.channel(place.channel());
    var left = new ArrayList<>(open);
    takeUpWhereItWasCutOff(place, channel, left);
    for (var line : left) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      say(line, stage, channel);
    }
  }

  private void say(Line line, Stage stage, long channel) {
    inFlight.acquireUninterruptibly();
    try {
      var speaker = cast.speaker(line.author());
      speaker.join(stage.id(), stage::invite);
      var body =
          SendMessageRequest.newBuilder()
              .setContent(line.text())
              .setClientMutationId(script.key(line).toString())
              .build();
      var message =
          speaker.post(path(channel), body, Message.parser()).orFail("line " + line.number());
      journal.sent(script, line, message.getId());
      progress.sent();
    } finally {
      inFlight.release();
    }
  }

  /// A run that ended between a send and its entry in the journal left a message the journal does
  /// not know. It is recognised by its words, so that nothing is said twice even when the mutation
  /// key has been forgotten.
  private void takeUpWhereItWasCutOff(Place place, long channel, List<Line> left) {
    var owner = cast.owner(place.server());
    var path = path(channel) + "?limit=" + LAST_MESSAGES;
    var page = owner.get(path, ListMessagesResponse.parser()).orFail("reading a channel");
    var known = journal.messages();
    for (var message : page.getMessagesList()) {
      if (!left.isEmpty() && !known.contains(message.getId()) && isSame(message, left.getFirst())) {
        journal.sent(script, left.removeFirst(), message.getId());
        progress.known(1);
      }
    }
  }

  private boolean isSame(Message message, Line line) {
    return message.getContent().equals(line.text())
        && journal
            .credentials(line.author())
            .filter(known -> known.username().equals(message.getAuthor().getUsername()))
            .isPresent();
  }

  private boolean isDone(Line line) {
    return journal.message(script, line).isPresent();
  }

  private static String path(long channel) {
    return "/api/v1/channels/" + Stage.text(channel) + "/messages";
  }
}
