package chat.parley.api.read;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.adapters.wire.Servers;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.read.MarkRead;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.MarkReadRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;

@Controller("/api/v1/channels/{channel}/read")
@Endpoints
final class ReadController {
  private final MarkRead markRead;
  private final Doorbell doorbell;

  ReadController(MarkRead markRead, Doorbell doorbell) {
    this.markRead = markRead;
    this.doorbell = doorbell;
  }

  @Put
  HttpResponse<?> mark(ChannelId channel, Caller caller, @Body MarkReadRequest body) {
    var command =
        new MarkRead.Command(
            caller.user(), channel, bounded(body.getChannelSeq()), body.getAllowBack());
    return switch (markRead.handle(command)) {
      case MarkRead.Outcome.Marked(var position) -> {
        doorbell.ring();
        yield HttpResponse.ok(Servers.toProto(position));
      }
      case MarkRead.Outcome.UnknownChannel() -> Problems.of(ErrorCode.UNKNOWN_CHANNEL);
    };
  }

  /// An unsigned number beyond every position means the head.
  private static long bounded(long seq) {
    return seq < 0 ? Long.MAX_VALUE : seq;
  }
}
