package chat.parley.rig.privacy.prove;

import chat.parley.rig.privacy.scan.ScanCommand;
import chat.parley.rig.privacy.scan.ScanTable;
import chat.parley.testkit.canary.Canary;
import chat.parley.testkit.canary.CanaryScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Every place where an instance may leave something, and the search through all of them.
final class Stores {
  static final String DATABASE = "database files";
  static final String WAL = "WAL";
  static final String SERVER_LOG = "server log";
  static final String APPLICATION_LOG = "application log";
  static final String TEMPORARY = "temporary files";
  static final String METRICS = "metrics";
  static final String MAIL = "mail";
  static final String EXPORTS = "export zips";
  static final String LEDGER = "ledger";
  static final String KEYSTORE_BACKUPS = "keystore backups";
  static final String NATS = "NATS";
  static final String REDIS = "Redis";
  static final String HEAP = "heap dump";
  static final String BACKUP = "backup from before";

  private static final String PLANTED = "planted";

  private final Instance instance;
  private final Optional<Servers> servers;
  private final Path backups;

  /// What a search found.
  record Searched(CanaryScan scan, SortedSet<String> stores) {}

  Stores(Instance instance, Optional<Servers> servers, Path backups) {
    this.instance = instance;
    this.servers = servers;
    this.backups = backups;
  }

  /// Those where a decoy is left. The heap has it from the environment of the node.
  List<String> planted() {
    var all =
        new ArrayList<>(
            List.of(
                DATABASE,
                WAL,
                SERVER_LOG,
                APPLICATION_LOG,
                TEMPORARY,
                METRICS,
                MAIL,
                EXPORTS,
                KEYSTORE_BACKUPS,
                HEAP));
    servers.ifPresent(_ -> all.addAll(List.of(NATS, REDIS)));
    return all;
  }

  /// Leaves a word in each: a search that finds it there would have found any other.
  void plant(Ciphertexts database, Canary decoy) throws IOException, SQLException {
    database.plant(decoy.value());
    Files.writeString(
        instance.log(), PLANTED + " " + decoy.value() + "\n", StandardOpenOption.APPEND);
    for (var file : plantedFiles()) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, decoy.value());
    }
    if (servers.isPresent()) {
      servers.get().plant(decoy.value());
    }
  }

  /// Takes it away again; the logs keep it.
  void uproot(Ciphertexts database) throws IOException, SQLException {
    database.uproot();
    for (var file : plantedFiles()) {
      Files.delete(file);
    }
    if (servers.isPresent()) {
      servers.get().uproot();
    }
  }

  private List<Path> plantedFiles() {
    return List.of(
        instance.temporary().resolve(PLANTED),
        instance.data().resolve("mail").resolve(PLANTED),
        instance.data().resolve("objects").resolve(PLANTED),
        instance.data().resolve("keystore-backups").resolve(PLANTED));
  }

  /// Searches everything that lives.
  ///
  /// @param inMetrics a word to be found there, since nobody can plant one
  Searched search(List<Canary> canaries, Optional<Canary> inMetrics) throws IOException {
    var scan = new CanaryScan(canaries);
    var stores = new TreeSet<>(planted());
    stores.add(LEDGER);
    stores.addAll(ScanCommand.folder(scan, instance.data()));
    scan.file(ScanTable.place(APPLICATION_LOG, "node.log"), instance.log());
    below(scan, TEMPORARY, instance.temporary());
    scan.bytes(
        ScanTable.place(METRICS, "/metrics"),
        (instance.metrics() + inMetrics.map(Canary::value).orElse(""))
            .getBytes(StandardCharsets.UTF_8));
    if (servers.isPresent()) {
      below(scan, NATS, servers.get().natsFolder());
      scan.bytes(ScanTable.place(REDIS, "all it holds"), servers.get().redisDump());
    }
    scan.file(ScanTable.place(HEAP, "of the node"), instance.dumpHeap());
    return new Searched(scan, stores);
  }

  /// Searches both halves of the backup.
  void searchBackup(Searched searched) throws IOException {
    searched.stores.add(BACKUP);
    below(searched.scan, BACKUP, backups);
  }

  /// The files of exports as they are now.
  SortedSet<Path> exports() {
    try (var files = Files.walk(instance.data().resolve("objects"))) {
      return new TreeSet<>(files.filter(Files::isRegularFile).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void below(CanaryScan scan, String store, Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        scan.file(ScanTable.place(store, folder.relativize(file).toString()), file);
      }
    }
  }
}
