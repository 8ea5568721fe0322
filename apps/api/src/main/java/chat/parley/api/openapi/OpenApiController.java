package chat.parley.api.openapi;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

@Controller("/api/v1/openapi.json")
@Produces(MediaType.ALL)
final class OpenApiController {
  private final String document = OpenApiDocument.build().toString();

  @Get
  HttpResponse<String> read() {
    return HttpResponse.ok(document).contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
