package chat.parley.api.edge;

import chat.parley.api.problem.Problems;
import chat.parley.api.route.Routes;
import chat.parley.db.backup.RestoreFence;
import chat.parley.proto.v1.ErrorCode;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/// Serves nobody from a restored database that still knows who was erased since.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class FenceFilter implements Ordered {
  private final RestoreFence fence;

  FenceFilter(RestoreFence fence) {
    this.fence = fence;
  }

  @Override
  public int getOrder() {
    return FilterOrder.FENCE;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.VIRTUAL)
  @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
    return Routes.isOpen(request) || fence.isReady() ? null : Problems.of(ErrorCode.UNAVAILABLE);
  }
}
