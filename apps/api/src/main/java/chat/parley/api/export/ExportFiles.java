package chat.parley.api.export;

import chat.parley.adapters.archive.ArchiveFile;
import chat.parley.adapters.objects.ObjectStore;
import chat.parley.api.problem.Problems;
import chat.parley.domain.export.ExportStore.SealedFile;
import chat.parley.proto.v1.ErrorCode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Arrays;

/// Files of exports, as answers.
@Singleton
final class ExportFiles {
  private static final String NAME = "parley-export.zip";
  private static final MediaType ZIP = MediaType.of("application/zip");

  private final ObjectStore objects;

  ExportFiles(ObjectStore objects) {
    this.objects = objects;
  }

  /// Zeroes the key of the file.
  HttpResponse<?> answer(SealedFile file) throws IOException {
    try {
      var opened = ArchiveFile.open(objects, file.stem(), file.key());
      return opened.isEmpty()
          ? Problems.of(ErrorCode.UNKNOWN_EXPORT)
          : HttpResponse.ok(new StreamedFile(opened.get(), ZIP).attach(NAME));
    } finally {
      Arrays.fill(file.key(), (byte) 0);
    }
  }
}
