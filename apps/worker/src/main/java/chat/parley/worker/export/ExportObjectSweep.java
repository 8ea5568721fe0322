package chat.parley.worker.export;

import chat.parley.adapters.archive.ArchiveFile;
import chat.parley.adapters.objects.ObjectName;
import chat.parley.adapters.objects.ObjectStore;
import chat.parley.db.export.ExportJobs;
import chat.parley.worker.chore.Chore;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/// Deletes the objects of exports that are gone: expired, deleted, or their person's with them; and
/// pieces of those that are ready. A row is there before its first object, so an object without one
/// belongs to nobody.
@Singleton
public final class ExportObjectSweep implements Chore {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final ObjectStore objects;
  private final ExportJobs jobs;

  public ExportObjectSweep(ObjectStore objects, ExportJobs jobs) {
    this.objects = objects;
    this.jobs = jobs;
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    visitUseless(objects::delete);
  }

  /// How many there are to delete.
  long left() {
    var found = new long[1];
    visitUseless(_ -> found[0]++);
    return found[0];
  }

  /// Does something with an object.
  @FunctionalInterface
  private interface Visitor {
    void visit(ObjectName name) throws IOException;
  }

  private void visitUseless(Visitor visitor) {
    try {
      var after = Optional.<ObjectName>empty();
      do {
        var page = objects.list(ObjectName.prefix(ArchiveFile.KIND), after, ObjectStore.LIST_MAX);
        var known = jobs.known(page.stream().map(ObjectName::stem).collect(Collectors.toSet()));
        for (var name : page) {
          var ready = known.get(name.stem());
          if (ready == null || (ready && name.isPiece())) {
            visitor.visit(name);
          }
        }
        after = page.size() < ObjectStore.LIST_MAX ? Optional.empty() : Optional.of(page.getLast());
      } while (after.isPresent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
