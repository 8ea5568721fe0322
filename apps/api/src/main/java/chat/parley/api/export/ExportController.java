package chat.parley.api.export;

import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.export.Export;
import chat.parley.domain.export.Export.State;
import chat.parley.domain.export.OwnExports;
import chat.parley.domain.export.OwnExports.Download;
import chat.parley.domain.export.RequestExport;
import chat.parley.domain.id.ExportId;
import chat.parley.domain.session.Caller;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.ExportState;
import chat.parley.proto.v1.ListExportsResponse;
import com.google.protobuf.util.Timestamps;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.io.IOException;

@Controller("/api/v1/users/@me/exports")
@Endpoints
final class ExportController {
  private final RequestExport requestExport;
  private final OwnExports exports;
  private final ExportFiles files;

  ExportController(RequestExport requestExport, OwnExports exports, ExportFiles files) {
    this.requestExport = requestExport;
    this.exports = exports;
    this.files = files;
  }

  @Post
  HttpResponse<?> request(Caller caller) {
    return switch (requestExport.handle(caller)) {
      case RequestExport.Outcome.Accepted(var export) ->
          HttpResponse.accepted().body(toProto(export));
      case RequestExport.Outcome.LimitReached() -> Problems.of(ErrorCode.LIMIT_REACHED);
      case RequestExport.Outcome.UnknownAccount() -> Problems.of(ErrorCode.UNAUTHENTICATED);
    };
  }

  @Get
  ListExportsResponse list(Caller caller) {
    return ListExportsResponse.newBuilder()
        .addAllExports(exports.list(caller).stream().map(ExportController::toProto).toList())
        .build();
  }

  @Get("/{export}")
  HttpResponse<?> find(ExportId export, Caller caller) {
    return exports
        .find(caller, export)
        .<HttpResponse<?>>map(found -> HttpResponse.ok(toProto(found)))
        .orElseGet(() -> Problems.of(ErrorCode.UNKNOWN_EXPORT));
  }

  @Get("/{export}/file")
  HttpResponse<?> download(ExportId export, Caller caller) throws IOException {
    return switch (exports.download(caller, export)) {
      case Download.Ready(var file) -> files.answer(file);
      case Download.NotReady() -> Problems.of(ErrorCode.EXPORT_NOT_READY);
      case Download.UnknownExport() -> Problems.of(ErrorCode.UNKNOWN_EXPORT);
    };
  }

  @Delete("/{export}")
  HttpResponse<?> delete(ExportId export, Caller caller) {
    return exports.delete(caller, export)
        ? HttpResponse.noContent()
        : Problems.of(ErrorCode.UNKNOWN_EXPORT);
  }

  private static chat.parley.proto.v1.Export toProto(Export export) {
    return chat.parley.proto.v1.Export.newBuilder()
        .setId(export.id().value())
        .setState(toProto(export.state()))
        .setRequestedAt(Timestamps.fromMillis(export.requestedAt().toEpochMilli()))
        .setExpiresAt(Timestamps.fromMillis(export.expiresAt().toEpochMilli()))
        .setRowsRead((int) export.progress().rowsRead())
        .setRowsTotal((int) export.progress().rowsTotal())
        .setSizeBytes(export.sizeBytes())
        .build();
  }

  private static ExportState toProto(State state) {
    return switch (state) {
      case WAITING -> ExportState.EXPORT_WAITING;
      case READING -> ExportState.EXPORT_READING;
      case PACKING -> ExportState.EXPORT_PACKING;
      case READY -> ExportState.EXPORT_READY;
      case FAILED -> ExportState.EXPORT_FAILED;
    };
  }
}
