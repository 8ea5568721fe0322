package chat.parley.standalone;

import chat.parley.adapters.archive.ArchiveReader;
import chat.parley.adapters.archive.RefusedArchiveException;
import chat.parley.adapters.receipt.PublishedKeys;
import chat.parley.adapters.receipt.RefusedDocumentException;
import chat.parley.domain.account.Typed;
import chat.parley.domain.password.OfferReset;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Takes in the export that somebody got at another Parley: their profile as a new account, all
/// else as an archive that only they can read.
final class ImportTask {
  private ImportTask() {}

  /// The lines to print.
  static List<String> run(Arguments.Import asked, Path binaries) {
    var data = DataDirectory.open(asked.data());
    try (var archive = ArchiveReader.open(asked.file(), keys(asked.keys()))) {
      return OperatorTask.run(
          data, binaries, context -> takeIn(archive, asked.username(), data, context));
    } catch (RefusedArchiveException | RefusedDocumentException e) {
      throw new StartFailure(asked.file().getFileName() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new StartFailure(asked.file().getFileName() + ": it cannot be read", e);
    }
  }

  private static Optional<PublishedKeys> keys(Optional<Path> file) throws IOException {
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(PublishedKeys.read(Files.readAllBytes(file.get())));
  }

  private static List<String> takeIn(
      ArchiveReader archive,
      Optional<String> username,
      DataDirectory data,
      ApplicationContext context) {
    var newcomer = Newcomer.of(archive, username, context);
    var arrived = newcomer.arrive();
    var offered = AdminTask.offerReset(context).handle(new Typed(newcomer.username()));
    if (!(offered instanceof OfferReset.Outcome.Offered(var token))) {
      throw new StartFailure("the account is gone already");
    }
    return List.of(
        "%s has an account now, with %,d items from %s that only they can read.%s"
            .formatted(
                newcomer.username(),
                arrived.items(),
                archive.origin(),
                arrived.withEmail() ? "" : " It has no e-mail address."),
        "Their password is set here, once, within %d minutes:"
            .formatted(OfferReset.GOOD_FOR.toMinutes()),
        OperatorTask.resetLink(data, token.value()));
  }
}
