package chat.parley.api.rights;

import chat.parley.adapters.wire.Choices;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.choice.MakeChoice;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.ChooseRequest;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.ListChoicesResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;

@Controller("/api/v1/users/@me/choices")
@Endpoints
final class ChoiceController {
  private final chat.parley.domain.choice.Choices choices;
  private final MakeChoice makeChoice;

  ChoiceController(chat.parley.domain.choice.Choices choices, MakeChoice makeChoice) {
    this.choices = choices;
    this.makeChoice = makeChoice;
  }

  @Get
  ListChoicesResponse list(Caller caller) {
    return Choices.toProto(choices.purposes(), choices.of(caller.user()));
  }

  @Post
  HttpResponse<?> choose(Caller caller, @Body ChooseRequest body) {
    return Choices.fromProto(body.getChoice())
            .filter(choice -> makeChoice.handle(caller.user(), body.getPurpose(), choice))
            .isPresent()
        ? HttpResponse.ok(list(caller))
        : Problems.of(ErrorCode.CHOICE_NOT_OFFERED);
  }
}
