package chat.parley.testkit.objects;

import chat.parley.adapters.objects.ObjectName;
import chat.parley.adapters.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;

/// Objects in memory.
public final class MemoryObjectStore implements ObjectStore {
  private final ConcurrentSkipListMap<ObjectName, byte[]> objects = new ConcurrentSkipListMap<>();

  /// Another store with the same objects; what happens to one does not happen to the other.
  public MemoryObjectStore copy() {
    var copy = new MemoryObjectStore();
    copy.objects.putAll(objects);
    return copy;
  }

  @Override
  public long put(ObjectName name, Content content) throws IOException {
    var out = new ByteArrayOutputStream();
    content.writeTo(out);
    objects.put(name, out.toByteArray());
    return out.size();
  }

  @Override
  public Optional<InputStream> get(ObjectName name) {
    return Optional.ofNullable(objects.get(name)).map(ByteArrayInputStream::new);
  }

  @Override
  public OptionalLong size(ObjectName name) {
    var bytes = objects.get(name);
    return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes.length);
  }

  @Override
  public void delete(ObjectName name) {
    objects.remove(name);
  }

  @Override
  public List<ObjectName> list(String prefix, Optional<ObjectName> after, int max) {
    return objects.keySet().stream()
        .filter(name -> name.value().startsWith(prefix))
        .filter(name -> after.isEmpty() || name.compareTo(after.get()) > 0)
        .limit(max)
        .toList();
  }

  /// The objects go with the memory.
  @Override
  public void close() {}
}
