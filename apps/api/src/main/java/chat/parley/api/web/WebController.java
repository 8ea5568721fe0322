package chat.parley.api.web;

import chat.parley.api.problem.Problems;
import chat.parley.proto.v1.ErrorCode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.List;

@Controller
@Produces(MediaType.ALL)
final class WebController {
  /// Paths below these are never a page of the app.
  private static final List<String> NO_PAGES = List.of("api/", "assets/", "health/", "gateway");

  private final WebFiles files;

  WebController(WebFiles files) {
    this.files = files;
  }

  @Get
  HttpResponse<?> page() {
    return serve(WebFiles.PAGE);
  }

  @Get("/{+path}")
  HttpResponse<?> file(String path) {
    if (files.find(path).isPresent()) {
      return serve(path);
    }
    boolean isPage = NO_PAGES.stream().noneMatch(path::startsWith) && !path.contains(".");
    return serve(isPage ? WebFiles.PAGE : path);
  }

  private HttpResponse<?> serve(String path) {
    var file = files.find(path);
    if (file.isEmpty()) {
      return Problems.of(ErrorCode.NOT_FOUND);
    }
    return HttpResponse.ok(file.get().content())
        .contentType(file.get().type())
        .header(HttpHeaders.CACHE_CONTROL, file.get().caching());
  }
}
