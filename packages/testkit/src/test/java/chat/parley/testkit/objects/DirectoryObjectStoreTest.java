package chat.parley.testkit.objects;

import chat.parley.adapters.objects.DirectoryObjectStore;
import chat.parley.adapters.objects.ObjectStore;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

class DirectoryObjectStoreTest extends ObjectStoreContract {
  @TempDir Path folder;

  @Override
  protected ObjectStore open() {
    return DirectoryObjectStore.open(folder.resolve("objects"), InstantSource.system());
  }
}
