package chat.parley.adapters.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Keeps streams of bytes by name. What it is given is encrypted already: whoever runs the store
/// learns nothing from it but sizes and times.
///
/// An object is there whole or not at all, and durable once [#put] has returned.
public interface ObjectStore extends AutoCloseable {
  /// The largest object: 8 GiB.
  long OBJECT_BYTES_MAX = 8L << 30;

  /// The longest answer of [#list].
  int LIST_MAX = 1_000;

  /// Writes the bytes of an object.
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Stores what `content` writes, in the place of what had the name before; answers its size. When
  /// `content` throws, nothing is changed.
  ///
  /// @throws IOException also when it is larger than [#OBJECT_BYTES_MAX]
  long put(ObjectName name, Content content) throws IOException;

  /// The bytes of an object, to be closed by the caller.
  Optional<InputStream> get(ObjectName name) throws IOException;

  /// Its size in bytes.
  OptionalLong size(ObjectName name) throws IOException;

  /// Deleting what is not there does nothing.
  void delete(ObjectName name) throws IOException;

  /// Names of the stored objects in their order.
  ///
  /// @param prefix how they begin, such as `exports/`
  /// @param after only names behind this one; all when empty
  /// @param max from 1 to [#LIST_MAX]
  List<ObjectName> list(String prefix, Optional<ObjectName> after, int max) throws IOException;

  @Override
  void close();
}
