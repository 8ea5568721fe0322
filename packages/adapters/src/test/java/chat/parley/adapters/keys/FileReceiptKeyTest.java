package chat.parley.adapters.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.receipt.ReceiptKey.Published;
import chat.parley.shared.crypto.Ed25519PublicKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReceiptKeyTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));
  private static final byte[] WORDS = {1, 2, 3};

  @TempDir Path directory;

  @Test
  void isMadeOnceAndReadableByItsOwnerOnly() throws IOException {
    var made = open();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(open().id()).isEqualTo(made.id());
    assertThat(open().sign(WORDS)).isEqualTo(made.sign(WORDS));
    assertThat(directory).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void publishesWhatItsSignaturesAreCheckedWith() {
    var key = open();
    var published = key.published().getLast();
    assertThat(published.id()).isEqualTo(key.id());
    assertThat(published.since()).isEqualTo("2026-11-21");
    var point = Base64.getUrlDecoder().decode(published.point());
    assertThat(Ed25519PublicKey.of(point).verifies(WORDS, key.sign(WORDS))).isTrue();
  }

  @Test
  void signsWithTheNewestKeyAndPublishesTheOthersToo() throws IOException {
    var old = open();
    var other = beside(directory.resolve("other/root.key"));
    var line = Files.readAllLines(directory.resolve("other/receipt.key")).getLast();
    Files.writeString(file(), Files.readString(file()) + line + "\n");
    assertThat(open().id()).isEqualTo(other.id());
    assertThat(open().published()).extracting(Published::id).containsExactly(old.id(), other.id());
  }

  @Test
  void isOneKeyWhenManyNodesStartAtOnce() throws Exception {
    var ids = new HashSet<String>();
    try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      var starts =
          IntStream.range(0, 16).<Callable<String>>mapToObj(_ -> () -> open().id()).toList();
      for (var started : nodes.invokeAll(starts)) {
        ids.add(started.get());
      }
    }
    assertThat(ids).hasSize(1);
  }

  @Test
  void refusesAFileThatIsDamagedOrOpenToOthers() throws IOException {
    open();
    var text = Files.readString(file());
    Files.writeString(file(), text.substring(0, text.length() - 5));
    assertThatThrownBy(this::open).isInstanceOf(RootKeyFileException.class);
    Files.writeString(file(), text);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(this::open).hasMessageContaining("chmod 600");
  }

  private FileReceiptKey open() {
    return beside(directory.resolve("root.key"));
  }

  private static FileReceiptKey beside(Path rootKeyFile) {
    return FileReceiptKey.beside(FileRootKey.openOrCreate(rootKeyFile, false), CLOCK);
  }

  private Path file() {
    return directory.resolve("receipt.key");
  }
}
