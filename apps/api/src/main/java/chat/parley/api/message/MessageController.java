package chat.parley.api.message;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.api.mutation.MutationIds;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.message.DeleteMessage;
import chat.parley.domain.message.EditMessage;
import chat.parley.domain.message.GetMessage;
import chat.parley.domain.message.MessageContent;
import chat.parley.domain.message.SendMessage;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.EditMessageRequest;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.SendMessageRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import java.time.Duration;

/// Sends, reads, edits and deletes single messages.
@Controller("/api/v1/channels/{channel}/messages")
@Endpoints
final class MessageController {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final SendMessage sendMessage;
  private final GetMessage getMessage;
  private final EditMessage editMessage;
  private final DeleteMessage deleteMessage;
  private final MessageAnswers answers;
  private final Doorbell doorbell;

  MessageController(
      SendMessage sendMessage,
      GetMessage getMessage,
      EditMessage editMessage,
      DeleteMessage deleteMessage,
      MessageAnswers answers,
      Doorbell doorbell) {
    this.sendMessage = sendMessage;
    this.getMessage = getMessage;
    this.editMessage = editMessage;
    this.deleteMessage = deleteMessage;
    this.answers = answers;
    this.doorbell = doorbell;
  }

  @Post
  HttpResponse<?> send(ChannelId channel, Caller caller, @Body SendMessageRequest body) {
    var mutationId = MutationIds.parse(body.getClientMutationId());
    return switch (MessageContent.read(body.getContent())) {
      case MessageContent.Reading.Accepted(var content) ->
          send(new SendMessage.Command(caller.user(), channel, content, mutationId));
      case MessageContent.Reading.Empty() -> Problems.of(ErrorCode.CONTENT_EMPTY);
      case MessageContent.Reading.TooLong() -> Problems.of(ErrorCode.CONTENT_TOO_LONG);
    };
  }

  private HttpResponse<?> send(SendMessage.Command command) {
    return switch (sendMessage.handle(command)) {
      case SendMessage.Outcome.Sent(var message) -> {
        doorbell.ring();
        yield HttpResponse.created(answers.of(message));
      }
      case SendMessage.Outcome.UnknownChannel() -> Problems.of(ErrorCode.UNKNOWN_CHANNEL);
      case SendMessage.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
      case SendMessage.Outcome.MutationConflict() -> Problems.of(ErrorCode.MUTATION_CONFLICT);
      case SendMessage.Outcome.Unavailable() ->
          Problems.retryAfter(ErrorCode.UNAVAILABLE, RETRY_AFTER);
    };
  }

  @Get("/{message}")
  HttpResponse<?> get(ChannelId channel, MessageId message, Caller caller) {
    return switch (getMessage.handle(caller.user(), channel, message)) {
      case GetMessage.Outcome.Found(var found) -> HttpResponse.ok(answers.of(found));
      case GetMessage.Outcome.UnknownChannel() -> Problems.of(ErrorCode.UNKNOWN_CHANNEL);
      case GetMessage.Outcome.UnknownMessage() -> Problems.of(ErrorCode.UNKNOWN_MESSAGE);
      case GetMessage.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
    };
  }

  @Patch("/{message}")
  HttpResponse<?> edit(
      ChannelId channel, MessageId message, Caller caller, @Body EditMessageRequest body) {
    return switch (MessageContent.read(body.getContent())) {
      case MessageContent.Reading.Accepted(var content) ->
          edit(new EditMessage.Command(caller.user(), channel, message, content));
      case MessageContent.Reading.Empty() -> Problems.of(ErrorCode.CONTENT_EMPTY);
      case MessageContent.Reading.TooLong() -> Problems.of(ErrorCode.CONTENT_TOO_LONG);
    };
  }

  private HttpResponse<?> edit(EditMessage.Command command) {
    return switch (editMessage.handle(command)) {
      case EditMessage.Outcome.Edited(var message) -> {
        doorbell.ring();
        yield HttpResponse.ok(answers.of(message));
      }
      case EditMessage.Outcome.UnknownChannel() -> Problems.of(ErrorCode.UNKNOWN_CHANNEL);
      case EditMessage.Outcome.UnknownMessage() -> Problems.of(ErrorCode.UNKNOWN_MESSAGE);
      case EditMessage.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
    };
  }

  @Delete("/{message}")
  HttpResponse<?> delete(ChannelId channel, MessageId message, Caller caller) {
    var command = new DeleteMessage.Command(caller.user(), channel, message);
    return switch (deleteMessage.handle(command)) {
      case DeleteMessage.Outcome.Deleted() -> {
        doorbell.ring();
        yield HttpResponse.noContent();
      }
      case DeleteMessage.Outcome.UnknownChannel() -> Problems.of(ErrorCode.UNKNOWN_CHANNEL);
      case DeleteMessage.Outcome.UnknownMessage() -> Problems.of(ErrorCode.UNKNOWN_MESSAGE);
      case DeleteMessage.Outcome.MissingPermission() -> Problems.of(ErrorCode.MISSING_PERMISSION);
    };
  }
}
