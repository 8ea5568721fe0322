package chat.parley.worker.export;

import chat.parley.worker.chore.Chore;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Takes the exports that wait, one after the other.
@Singleton
public final class ExportChore implements Chore {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ExportWork work;
  private final ReadyLetter letter;

  ExportChore(ExportWork work, ReadyLetter letter) {
    this.work = work;
    this.letter = letter;
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    for (var job = work.claim(); job.isPresent(); job = work.claim()) {
      if (work.run(job.get())) {
        letter.send(job.get());
      }
    }
  }
}
