package chat.parley.testkit.bus;

import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.bus.InProcessBus;

class InProcessBusTest extends EventBusContract {
  @Override
  protected EventBus open() {
    return new InProcessBus();
  }
}
