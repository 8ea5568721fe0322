package chat.parley.testkit.mail;

import chat.parley.adapters.mail.FileMailer;
import chat.parley.adapters.mail.Mailer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class FileMailerTest extends MailerContract {
  @TempDir Path folder;

  @Override
  protected Mailer open() {
    return FileMailer.open(folder.resolve("mail"), InstantSource.system());
  }

  @Override
  protected List<String> waiting() {
    var letters = new ArrayList<String>();
    try (var files = Files.list(folder.resolve("mail"))) {
      for (var file : files.toList()) {
        letters.add(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return letters;
  }
}
