package chat.parley.api.administration;

import chat.parley.adapters.wire.Timestamps;
import chat.parley.api.bind.FromQuery;
import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.breach.Breach;
import chat.parley.domain.breach.BreachId;
import chat.parley.domain.breach.BreachRegister;
import chat.parley.domain.breach.BreachRegister.Report;
import chat.parley.domain.instance.Administrator;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.AffectedPerson;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.ListAffectedRequest;
import chat.parley.proto.v1.ListAffectedResponse;
import chat.parley.proto.v1.ListBreachesResponse;
import chat.parley.proto.v1.RegisterBreachRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.util.Optional;

@Controller("/api/v1/instance/breaches")
@Endpoints
final class BreachController {
  private static final int PEOPLE_DEFAULT = 1_000;

  private final Administration administration;
  private final BreachRegister register;
  private final BreachNotice notice;

  BreachController(Administration administration, BreachRegister register, BreachNotice notice) {
    this.administration = administration;
    this.register = register;
    this.notice = notice;
  }

  @Post
  HttpResponse<?> register(Caller caller, @Body RegisterBreachRequest body) {
    var by = administration.require(caller);
    return report(body)
        .flatMap(report -> register.register(by, report))
        .<HttpResponse<?>>map(breach -> HttpResponse.created(toProto(by, breach)))
        .orElseGet(() -> Problems.of(ErrorCode.BREACH_INVALID));
  }

  /// Empty when it does not say when.
  private static Optional<Report> report(RegisterBreachRequest body) {
    var began = Timestamps.moment(body.getBeganAt());
    var ended = Timestamps.moment(body.getEndedAt());
    return body.hasBeganAt() && body.hasEndedAt() && began.isPresent() && ended.isPresent()
        ? Optional.of(
            new Report(
                body.getName(), body.getWhat(), began.get(), ended.get(), body.getRecordsList()))
        : Optional.empty();
  }

  @Get
  HttpResponse<?> list(Caller caller) {
    var by = administration.require(caller);
    var breaches = register.list(by).stream().map(breach -> toProto(by, breach)).toList();
    return HttpResponse.ok(ListBreachesResponse.newBuilder().addAllBreaches(breaches).build());
  }

  @Get("/{breach}")
  HttpResponse<?> get(BreachId breach, Caller caller) {
    var by = administration.require(caller);
    return register
        .find(by, breach)
        .<HttpResponse<?>>map(found -> HttpResponse.ok(toProto(by, found)))
        .orElseGet(() -> Problems.of(ErrorCode.UNKNOWN_BREACH));
  }

  @Put("/{breach}/notified")
  HttpResponse<?> notified(BreachId breach, Caller caller) {
    var by = administration.require(caller);
    return register
        .notified(by, breach)
        .<HttpResponse<?>>map(found -> HttpResponse.ok(toProto(by, found)))
        .orElseGet(() -> Problems.of(ErrorCode.UNKNOWN_BREACH));
  }

  @Get("/{breach}/affected")
  HttpResponse<?> affected(BreachId breach, Caller caller, @FromQuery ListAffectedRequest query) {
    var by = administration.require(caller);
    return register
        .find(by, breach)
        .<HttpResponse<?>>map(found -> HttpResponse.ok(affected(by, found, query)))
        .orElseGet(() -> Problems.of(ErrorCode.UNKNOWN_BREACH));
  }

  private ListAffectedResponse affected(
      Administrator by, Breach breach, ListAffectedRequest query) {
    int limit = query.getLimit() == 0 ? PEOPLE_DEFAULT : query.getLimit();
    var people =
        register.affected(by, breach, query.getAfter(), limit).stream()
            .map(person -> AffectedPerson.newBuilder().setUserId(person.value()).build())
            .toList();
    return ListAffectedResponse.newBuilder().addAllPeople(people).build();
  }

  private chat.parley.proto.v1.Breach toProto(Administrator by, Breach breach) {
    int affected = register.count(by, breach);
    var proto =
        chat.parley.proto.v1.Breach.newBuilder()
            .setId(breach.id().value())
            .setName(breach.name())
            .setWhat(breach.what())
            .setBeganAt(Timestamps.of(breach.beganAt()))
            .setEndedAt(Timestamps.of(breach.endedAt()))
            .setNoticedAt(Timestamps.of(breach.noticedAt()))
            .setNotifyBy(Timestamps.of(breach.notifyBy()))
            .addAllRecords(breach.records())
            .setAffected(affected)
            .setNotice(notice.of(breach, affected));
    breach.notifiedAt().ifPresent(at -> proto.setNotifiedAt(Timestamps.of(at)));
    return proto.build();
  }
}
