package chat.parley.adapters.mail;

import chat.parley.shared.crypto.RandomTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Mails as files of a folder, each one letter in the form of RFC 5322, for the operator's own
/// carrier to take. A file is named by the handle of its person and a random number.
///
/// What nobody fetches within [#AGE_MAX] goes.
public final class FileMailer implements Mailer {
  public static final Duration AGE_MAX = Duration.ofDays(7);

  private static final String ENDING = ".eml";
  private static final String FROM = "Parley <no-reply@parley.invalid>";
  private static final int NUMBER_BYTES = 8;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Path folder;
  private final InstantSource clock;

  private FileMailer(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /// Opens a folder; makes it if need be, closed to others.
  public static FileMailer open(Path folder, InstantSource clock) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return new FileMailer(folder, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void send(Mail mail) {
    try {
      dropOld();
      var number = HexFormat.of().formatHex(RandomTokens.bytes(NUMBER_BYTES));
      var file = folder.resolve(mail.handle() + "-" + number + ENDING);
      var fresh = Files.createTempFile(folder, mail.handle() + "-", ".new");
      try {
        write(fresh, letter(mail, number));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int withdraw(String handle) {
    int dropped = 0;
    try {
      for (var file : filesTo(handle)) {
        if (Files.deleteIfExists(file)) {
          dropped++;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return dropped;
  }

  @Override
  public int waiting(String handle) {
    try {
      return filesTo(handle).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Nothing is held open.
  @Override
  public void close() {}

  private static String letter(Mail mail, String number) {
    var text = mail.template().text(mail.values()).getBytes(StandardCharsets.UTF_8);
    return String.join(
            "\r\n",
            "From: " + FROM,
            "To: <" + mail.to().value() + ">",
            "Subject: " + mail.template().subject(),
            "Date: " + DATE.format(mail.at()),
            "Message-ID: <" + number + "@parley.invalid>",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            Base64.getMimeEncoder().encodeToString(text))
        + "\r\n";
  }

  private void dropOld() throws IOException {
    var oldest = FileTime.from(clock.instant().minus(AGE_MAX));
    for (var file : files()) {
      if (Files.exists(file) && Files.getLastModifiedTime(file).compareTo(oldest) < 0) {
        Files.deleteIfExists(file);
      }
    }
  }

  private List<Path> filesTo(String handle) throws IOException {
    return files().stream()
        .filter(file -> file.getFileName().toString().startsWith(handle + "-"))
        .toList();
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void write(Path file, String letter) throws IOException {
    try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(letter.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  private static void force(Path folder) throws IOException {
    try (var entry = FileChannel.open(folder, StandardOpenOption.READ)) {
      entry.force(true);
    }
  }
}
