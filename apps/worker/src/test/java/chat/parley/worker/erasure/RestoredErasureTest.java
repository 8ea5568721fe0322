package chat.parley.worker.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.backup.Archive;
import chat.parley.adapters.keys.FileRootKey;
import chat.parley.db.backup.Half;
import chat.parley.db.backup.RestoreFence;
import chat.parley.db.sql.LongConnections;
import chat.parley.domain.account.Profiles;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.MessageStore;
import chat.parley.domain.message.PagePosition;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.shared.inventory.Inventory;
import chat.parley.worker.backup.BackupWriter;
import chat.parley.worker.backup.BackupWriter.Target;
import chat.parley.worker.backup.FenceReplay;
import chat.parley.worker.backup.Restore;
import chat.parley.worker.erasure.House.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup from before an erasure, with the keystore of its day, restored after it. Goal: whoever
/// was erased is erased again before anybody is served, and nobody else is. Method: two houses, the
/// second filled from the backup of the first; its worker runs only when told.
@Tag("real")
class RestoredErasureTest {
  private static final ErasureScope EVERYTHING = new ErasureScope.Everything();

  @TempDir Path folder;

  /// Whom the backup knows: Ada was erased since, Eve before it.
  private record Past(UserId ada, UserId bob, Place place, List<Path> archives) {}

  @Test
  void isNotReadyBeforeTheLedgerIsReplayedAndKnowsNobodyWhoWasErased() throws Exception {
    var past = live(folder.resolve("first"));
    var second = folder.resolve("second");
    try (var data = Archive.open(past.archives.getFirst());
        var keystore = Archive.open(past.archives.getLast())) {
      var restore = Restore.of(data, keystore);
      Files.createDirectories(second);
      FileRootKey.restore(second.resolve("root.key"), restore.rootKey());
      try (var copy = house(second)) {
        fill(copy, restore);
        var fence = copy.the(RestoreFence.class);
        assertThat(fence.isReady()).isFalse();
        assertThat(copy.the(Profiles.class).find(List.of(past.ada, past.bob)))
            .as("with the keystore of that day everybody can be read")
            .containsOnlyKeys(past.ada, past.bob);

        copy.the(FenceReplay.class).run();
        assertThat(fence.isReady()).as("a ledger that does not know the backup").isFalse();
        assertThat(copy.isUnderWay(past.ada)).isFalse();

        copyLedger(second);
        House.await(
            () -> {
              copy.the(FenceReplay.class).run();
              copy.work();
              return fence.isReady();
            });
        assertThat(copy.rowsOf(past.ada)).isEmpty();
        assertThat(copy.the(Profiles.class).find(List.of(past.ada, past.bob)))
            .containsOnlyKeys(past.bob);
        assertThat(words(copy, past.place)).containsExactly("words of Bob");
      }
    }
  }

  /// Ada and Bob talk, Eve is erased, a backup is written, Ada is erased.
  private static Past live(Path home) throws IOException, SQLException {
    try (var house = house(home)) {
      var ada = house.newPerson();
      var bob = house.newPerson();
      var eve = house.newPerson();
      var place = house.newServer(bob, PermissionSet.EVERYONE_DEFAULT);
      house.join(ada, place);
      house.say(place, ada, "words of Ada");
      house.say(place, bob, "words of Bob");
      house.confirm(eve, EVERYTHING, Duration.ZERO);
      house.workUntilErased(eve);
      var archives = backUp(house, home);
      house.confirm(ada, EVERYTHING, Duration.ZERO);
      house.workUntilErased(ada);
      return new Past(ada, bob, place, archives);
    }
  }

  private static House house(Path home) throws IOException {
    Files.createDirectories(home);
    var key = home.resolve("root.key");
    return new House(
        home.resolve("receipts"), Map.of(), FileRootKey.openOrCreate(key, Files.exists(key)));
  }

  private static List<Path> backUp(House house, Path home) throws IOException, SQLException {
    try (var connection = house.the(LongConnections.class).open()) {
      return house
          .the(BackupWriter.class)
          .write(
              connection,
              List.of(
                  new Target(Half.DATA, home.resolve("data")),
                  new Target(Half.KEYSTORE, home.resolve("keystore"))));
    }
  }

  private static void fill(House house, Restore restore) throws SQLException {
    try (var connection = house.the(LongConnections.class).open()) {
      restore.fill(connection, house.the(Inventory.class), InstantSource.system());
    }
  }

  private void copyLedger(Path home) throws IOException {
    var target = home.resolve("receipts");
    Files.createDirectories(target);
    try (var files = Files.list(folder.resolve("first/receipts"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(
            file,
            target.resolve(file.getFileName().toString()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static List<String> words(House house, Place place) {
    return house
        .the(MessageStore.class)
        .page(place.channel(), new PagePosition.Newest(), 10)
        .messages()
        .stream()
        .map(message -> message.content().text())
        .toList();
  }
}
