package chat.parley.api.edge;

import chat.parley.shared.log.RequestId;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import org.jspecify.annotations.Nullable;

/// Takes the request id along to every thread that works on the request.
record BoundRequestId(RequestId id) implements ThreadPropagatedContextElement<RequestId.Binding> {
  @Override
  public RequestId.Binding updateThreadContext() {
    return id.bind();
  }

  @Override
  public void restoreThreadContext(RequestId.@Nullable Binding binding) {
    if (binding != null) {
      binding.close();
    }
  }
}
