package chat.parley.testkit.objects;

import chat.parley.adapters.objects.ObjectStore;

class MemoryObjectStoreTest extends ObjectStoreContract {
  @Override
  protected ObjectStore open() {
    return new MemoryObjectStore();
  }
}
