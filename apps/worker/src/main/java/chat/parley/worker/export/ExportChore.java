package chat.parley.worker.export;

import chat.parley.adapters.mail.MailTemplate;
import chat.parley.db.export.ExportJobs.Job;
import chat.parley.worker.chore.Chore;
import chat.parley.worker.letter.Letters;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Takes the exports that wait, one after the other.
@Singleton
public final class ExportChore implements Chore {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ExportWork work;
  private final Letters letters;

  ExportChore(ExportWork work, Letters letters) {
    this.work = work;
    this.letters = letters;
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    for (var job = work.claim(); job.isPresent(); job = work.claim()) {
      if (work.run(job.get())) {
        tell(job.get());
      }
    }
  }

  private void tell(Job job) {
    var gone = LocalDate.ofInstant(job.expiresAt(), ZoneOffset.UTC);
    letters.send(job.person(), MailTemplate.EXPORT_READY, gone);
  }
}
