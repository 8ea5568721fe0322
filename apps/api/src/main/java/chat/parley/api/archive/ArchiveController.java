package chat.parley.api.archive;

import chat.parley.api.bind.FromQuery;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.archive.ArchiveStore;
import chat.parley.domain.archive.ArchivedItem;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.ArchiveSection;
import chat.parley.proto.v1.ListArchiveRequest;
import chat.parley.proto.v1.ListArchiveResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import java.util.Optional;

@Controller("/api/v1/users/@me/archive")
@Endpoints
final class ArchiveController {
  private final ArchiveStore archives;

  ArchiveController(ArchiveStore archives) {
    this.archives = archives;
  }

  @Get
  ListArchiveResponse list(Caller caller, @FromQuery ListArchiveRequest query) {
    int max = query.getLimit() == 0 ? ArchiveStore.PAGE_ITEMS_DEFAULT : query.getLimit();
    var section = Optional.of(query.getSection()).filter(name -> !name.isEmpty());
    var answer = ListArchiveResponse.newBuilder();
    archives
        .page(caller.user(), section, query.getAfter(), max)
        .forEach(item -> answer.addItems(toProto(item)));
    archives
        .sections(caller.user())
        .forEach(
            (name, items) ->
                answer.addSections(
                    ArchiveSection.newBuilder().setName(name).setItems(items.intValue())));
    return answer.build();
  }

  @Delete
  HttpResponse<?> delete(Caller caller) {
    archives.deleteAll(caller.user());
    return HttpResponse.noContent();
  }

  private static chat.parley.proto.v1.ArchivedItem toProto(ArchivedItem item) {
    return chat.parley.proto.v1.ArchivedItem.newBuilder()
        .setId(item.id())
        .setSection(item.section())
        .setTable(item.table())
        .setJson(item.json())
        .build();
  }
}
