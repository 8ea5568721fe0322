package chat.parley.api.export;

import chat.parley.domain.export.ExportStore;
import chat.parley.domain.export.OwnExports;
import chat.parley.domain.export.RequestExport;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
final class ExportFactory {
  @Singleton
  RequestExport requestExport(ExportStore exports, InstantSource clock) {
    return new RequestExport(exports, clock);
  }

  @Singleton
  OwnExports ownExports(ExportStore exports, InstantSource clock) {
    return new OwnExports(exports, clock);
  }
}
