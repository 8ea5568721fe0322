package chat.parley.api.message;

import chat.parley.api.bind.FromQuery;
import chat.parley.api.problem.Problems;
import chat.parley.api.problem.Refused;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.message.CatchUp;
import chat.parley.domain.message.PageMessages;
import chat.parley.domain.message.PagePosition;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.CatchUpRequest;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.ListMessagesRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.ArrayList;

/// Reads pages of a channel, and what happened in it after a position.
@Controller("/api/v1/channels/{channel}")
@Endpoints
final class HistoryController {
  private final PageMessages pageMessages;
  private final CatchUp catchUp;
  private final MessageAnswers answers;

  HistoryController(PageMessages pageMessages, CatchUp catchUp, MessageAnswers answers) {
    this.pageMessages = pageMessages;
    this.catchUp = catchUp;
    this.answers = answers;
  }

  @Get("/messages")
  HttpResponse<?> page(ChannelId channel, Caller caller, @FromQuery ListMessagesRequest query) {
    int limit = query.getLimit() == 0 ? PageMessages.PAGE_MESSAGES_DEFAULT : query.getLimit();
    var asked = new PageMessages.Query(caller.user(), channel, positionOf(query), limit);
    return switch (pageMessages.handle(asked)) {
      case PageMessages.Outcome.Page(var page) -> HttpResponse.ok(answers.of(page));
      case PageMessages.Outcome.UnknownChannel() -> Problems.of(ErrorCode.UNKNOWN_CHANNEL);
      case PageMessages.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
    };
  }

  @Get("/events")
  HttpResponse<?> catchUp(ChannelId channel, Caller caller, @FromQuery CatchUpRequest query) {
    int limit = query.getLimit() == 0 ? CatchUp.EVENTS_DEFAULT : query.getLimit();
    var asked = new CatchUp.Query(caller.user(), channel, query.getAfter(), limit);
    return switch (catchUp.handle(asked)) {
      case CatchUp.Outcome.Events events -> HttpResponse.ok(answers.of(events));
      case CatchUp.Outcome.UnknownChannel() -> Problems.of(ErrorCode.UNKNOWN_CHANNEL);
      case CatchUp.Outcome.Resync() -> Problems.of(ErrorCode.RESYNC);
    };
  }

  private static PagePosition positionOf(ListMessagesRequest query) {
    var positions = new ArrayList<PagePosition>();
    if (query.getBefore() != 0) {
      positions.add(new PagePosition.Before(new MessageId(query.getBefore())));
    }
    if (query.getAfter() != 0) {
      positions.add(new PagePosition.After(new MessageId(query.getAfter())));
    }
    if (query.getAround() != 0) {
      positions.add(new PagePosition.Around(new MessageId(query.getAround())));
    }
    if (positions.size() > 1) {
      throw new Refused(
          Problems.describe(ErrorCode.BAD_REQUEST)
              .setDetail("At most one of before, after and around may be given.")
              .build());
    }
    return positions.isEmpty() ? new PagePosition.Newest() : positions.getFirst();
  }
}
