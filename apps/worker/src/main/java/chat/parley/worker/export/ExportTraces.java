package chat.parley.worker.export;

import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.UserId;
import chat.parley.worker.erasure.SubjectStore;
import jakarta.inject.Singleton;
import java.util.Set;

/// Files of exports of somebody who is erased. The rows of the exports are gone by then, so that
/// their objects belong to nobody.
@Singleton
final class ExportTraces implements SubjectStore {
  private final ExportObjectSweep sweep;

  ExportTraces(ExportObjectSweep sweep) {
    this.sweep = sweep;
  }

  @Override
  public Set<String> places() {
    return Set.of("object.exports.*");
  }

  @Override
  public void erase(UserId person, ErasureScope scope) {
    if (scope.endsTheAccount()) {
      sweep.run();
    }
  }

  @Override
  public long left(UserId person, ErasureScope scope) {
    return scope.endsTheAccount() ? sweep.left() : 0;
  }
}
