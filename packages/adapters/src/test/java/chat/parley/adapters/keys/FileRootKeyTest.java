package chat.parley.adapters.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.key.DestroyedEpochException;
import chat.parley.shared.crypto.NotAuthenticException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRootKeyTest {
  private static final byte[] KEY =
      "a key of a person, 32 bytes long".getBytes(StandardCharsets.UTF_8);
  private static final byte[] PLACE = {7};

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("keys").resolve("root.key");
  }

  @Test
  void isMadeOnceAndReadableByItsOwnerOnly() throws IOException {
    var made = FileRootKey.openOrCreate(file, false);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    var wrapped = made.wrap(1, KEY, PLACE);
    var opened = FileRootKey.openOrCreate(file, true);
    assertThat(opened.unwrap(made.epoch(), wrapped, PLACE)).isEqualTo(KEY);
    assertThat(opened.mac("username", KEY)).isEqualTo(made.mac("username", KEY));
  }

  @Test
  void bindsAWrappedKeyToItsPlaceAndEpoch() {
    var root = FileRootKey.openOrCreate(file, false);
    var wrapped = root.wrap(1, KEY, PLACE);
    assertThatThrownBy(() -> root.unwrap(1, wrapped, new byte[] {8}))
        .isInstanceOf(NotAuthenticException.class);
    assertThatThrownBy(() -> root.unwrap(2, wrapped, PLACE))
        .isInstanceOf(DestroyedEpochException.class);
  }

  @Test
  void macsDifferByPurpose() {
    var root = FileRootKey.openOrCreate(file, false);
    assertThat(root.mac("username", KEY)).hasSize(32).isNotEqualTo(root.mac("email", KEY));
  }

  @Test
  void failsClosedWhenItIsMissingWhileDataExist() {
    assertThatThrownBy(() -> FileRootKey.openOrCreate(file, true))
        .isInstanceOf(RootKeyFileException.class)
        .hasMessageContaining("is missing");
    assertThat(file).doesNotExist();
    assertThatThrownBy(() -> FileRootKey.open(file)).isInstanceOf(RootKeyFileException.class);
  }

  @Test
  void refusesAFileThatOthersCanRead() throws IOException {
    FileRootKey.openOrCreate(file, false);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> FileRootKey.open(file)).hasMessageContaining("chmod 600");
  }

  @Test
  void refusesADamagedFile() throws IOException {
    FileRootKey.openOrCreate(file, false);
    var text = Files.readString(file);
    for (var damaged :
        new String[] {
          "", text.substring(0, 60), text.replace("epoch 1 ", "epoch 1 AA"), text + "x\n"
        }) {
      Files.writeString(file, damaged);
      assertThatThrownBy(() -> FileRootKey.open(file)).hasMessageContaining("is damaged");
    }
  }
}
