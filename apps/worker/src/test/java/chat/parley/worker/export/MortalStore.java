package chat.parley.worker.export;

import chat.parley.adapters.objects.ObjectName;
import chat.parley.adapters.objects.ObjectStore;
import chat.parley.testkit.objects.MemoryObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Objects in memory, and the end of whoever writes the one that was chosen.
final class MortalStore implements ObjectStore {
  /// Nobody catches it, as nobody goes on after kill -9.
  static final class Killed extends Error {
    Killed() {
      super("killed");
    }
  }

  private final MemoryObjectStore objects = new MemoryObjectStore();
  private int puts;
  private int lastPut = Integer.MAX_VALUE;
  private boolean diesInWhole;

  void livesOn() {
    lastPut = Integer.MAX_VALUE;
    diesInWhole = false;
  }

  /// After so many more objects.
  void diesAtPut(int more) {
    lastPut = puts + more;
  }

  void diesInWhole() {
    diesInWhole = true;
  }

  int puts() {
    return puts;
  }

  List<ObjectName> names() {
    return objects.list("exports/", Optional.empty(), LIST_MAX);
  }

  @Override
  public long put(ObjectName name, Content content) throws IOException {
    if (puts == lastPut || (diesInWhole && !name.isPiece())) {
      throw new Killed();
    }
    puts++;
    return objects.put(name, content);
  }

  @Override
  public Optional<InputStream> get(ObjectName name) {
    return objects.get(name);
  }

  @Override
  public OptionalLong size(ObjectName name) {
    return objects.size(name);
  }

  @Override
  public void delete(ObjectName name) {
    objects.delete(name);
  }

  @Override
  public List<ObjectName> list(String prefix, Optional<ObjectName> after, int max) {
    return objects.list(prefix, after, max);
  }

  /// Nothing is held open.
  @Override
  public void close() {}
}
