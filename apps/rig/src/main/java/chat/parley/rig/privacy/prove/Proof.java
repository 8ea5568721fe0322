package chat.parley.rig.privacy.prove;

import chat.parley.adapters.backup.ArchiveName;
import chat.parley.proto.v1.ExportState;
import chat.parley.rig.client.Network;
import chat.parley.rig.client.Person;
import chat.parley.testkit.canary.Canary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// One run of the proof.
final class Proof {
  private static final int MESSAGES_EACH = 24;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long POLL_MS = 250;
  private static final long MS_BETWEEN_MESSAGES = 100;

  private final Path folder;
  private final Duration traffic;
  private final PrintStream out;
  private final Verdict verdict;
  private final Canary decoy = Canary.of("decoy");
  private long stepStart = System.nanoTime();

  /// Whom it is about, and where they talk.
  private record Cast(Subject ann, Subject bob, Subject cat, long server, long channel) {
    List<Subject> all() {
      return List.of(ann, bob, cat);
    }
  }

  Proof(Path folder, Duration traffic, PrintStream out) {
    this.folder = folder;
    this.traffic = traffic;
    this.out = out;
    this.verdict = new Verdict(out);
  }

  /// True when everything held.
  boolean run(Path app, boolean withServers) throws IOException, SQLException {
    if (!withServers) {
      return run(app, Optional.empty());
    }
    try (var servers = Servers.start(folder.resolve("servers"))) {
      return run(app, Optional.of(servers));
    }
  }

  private boolean run(Path app, Optional<Servers> servers) throws IOException, SQLException {
    var environment = new HashMap<>(servers.map(Servers::environment).orElse(Map.of()));
    environment.put("PLANTED", decoy.value());
    try (var instance = Instance.start(app, folder, environment);
        var network = new Network(instance.address());
        var database = Ciphertexts.of(instance.data())) {
      step("an instance of its own is started" + (servers.isPresent() ? ", on NATS, Redis" : ""));
      var backups = folder.resolve("backups");
      var stores = new Stores(instance, servers, backups);
      var cast = settle(network);
      long deleted = cast.bob.writeOneToDelete(cast.channel);
      step("A, B and C sign up, fill their profiles and write; A is " + cast.ann.person().userId());
      var exported = export(cast, stores);
      step("A and B have their data exported, and letters say so");

      instance.task("backup", backups.toString());
      var data = ArchiveName.latest(backups.resolve("data"), "data").orElseThrow();
      step("a backup is written");
      var evidence = Evidence.gather(cast.all(), database, data, deleted, decoy);
      stores.plant(database, decoy);
      database.checkpoint();
      var before = stores.search(evidence.canaries(), Optional.of(decoy));
      stores.uproot(database);
      step("every store is searched, with a decoy in each");

      erase(instance, network, database, cast, deleted);
      talk(cast);
      step("B and C talk about other things");
      var after = stores.search(evidence.canaries(), Optional.empty());
      stores.searchBackup(after);
      step("every store is searched again, and the backup from before");

      var judge = new Judge(verdict, evidence, before, after);
      judge.before(stores.planted());
      judge.after(Ciphertexts.opened(data, database.keysOfToday()));
      judgeWhatIsShown(cast);
      judgeExports(cast, exported);
      comeBack(app, instance, backups, cast);
      judge.table().forEach(out::println);
    }
    return verdict.print();
  }

  /// B owns a server with a channel; the others come in by an invite.
  private static Cast settle(Network network) {
    var ann = Subject.join(network, "A");
    var bob = Subject.join(network, "B");
    var cat = Subject.join(network, "C");
    long server = bob.person().createServer("a place to meet").getServer().getId();
    long channel = bob.person().createChannel(server, "everything").getId();
    var invite = bob.person().createInvite(server).getCode();
    ann.person().join(invite);
    cat.person().join(invite);
    for (var subject : List.of(ann, bob, cat)) {
      subject.write(channel, MESSAGES_EACH);
    }
    bob.person().send(channel, "<@" + Long.toUnsignedString(ann.person().userId()) + "> hello");
    return new Cast(ann, bob, cat, server, channel);
  }

  /// The files of both exports.
  private record Exported(SortedSet<Path> ofAnn, SortedSet<Path> ofBob) {}

  private static Exported export(Cast cast, Stores stores) {
    cast.ann.requestExport();
    await("an export", () -> cast.ann.exportState() == ExportState.EXPORT_READY);
    var ofAnn = stores.exports();
    cast.bob.requestExport();
    await("an export", () -> cast.bob.exportState() == ExportState.EXPORT_READY);
    var ofBob = new TreeSet<>(stores.exports());
    ofBob.removeAll(ofAnn);
    return new Exported(ofAnn, ofBob);
  }

  private void erase(
      Instance instance, Network network, Ciphertexts database, Cast cast, long deleted)
      throws IOException {
    cast.bob.person().delete(cast.channel, deleted).orFail();
    var code = cast.ann.erase(network);
    step("B deletes one message; A confirms the erasure and does not wait");
    await("the erasure", () -> receipts(network, code) > 0 && database.isNobodyBeingErased());
    step("A is erased: no query finds A, the receipt is there");
    instance.task("night").forEach(line -> out.println("    " + line.strip()));
    step("the work of the night is done at once");
    verdict.require(receipts(network, code) == 2, "A has both receipts");
  }

  private static int receipts(Network network, String code) {
    return Person.receipts(network, code).orFail().getReceiptsCount();
  }

  private void talk(Cast cast) {
    long end = System.nanoTime() + traffic.toNanos();
    for (int at = 0; System.nanoTime() - end < 0; at++) {
      var who = at % 2 == 0 ? cast.bob : cast.cat;
      who.person().send(cast.channel, "and another thing, number " + at).orFail();
      who.person().page(cast.channel, 0).orFail();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MS_BETWEEN_MESSAGES));
    }
  }

  private void judgeWhatIsShown(Cast cast) {
    for (var subject : List.of(cast.bob, cast.cat)) {
      long missing = subject.missingFrom(subject.person().history(cast.channel));
      verdict.require(
          missing == 0,
          "after: %d of %d messages of %s can be read"
              .formatted(subject.messageCount() - missing, subject.messageCount(), subject.name()));
    }
    var mention = Long.toUnsignedString(cast.ann.person().userId());
    var history = cast.bob.person().history(cast.channel);
    long mentions =
        history.stream().filter(message -> message.getContent().contains(mention)).count();
    var state = cast.bob.person().serverState(cast.server).orFail();
    verdict.require(
        mentions == 1 && !state.toString().contains(mention),
        "after: A's id stands in 1 message of B, encrypted, and resolves to nobody");
  }

  private void judgeExports(Cast cast, Exported exported) {
    verdict.require(
        exported.ofAnn.stream().noneMatch(file -> file.toFile().exists()),
        "after: the export of A is gone (%d files)".formatted(exported.ofAnn.size()));
    verdict.require(
        cast.bob.exportState() == ExportState.EXPORT_READY
            && exported.ofBob.stream().anyMatch(file -> file.toFile().exists()),
        "after: the export of B can be fetched");
  }

  /// The backup from before comes back whole, with the keys of its day; the ledger does not.
  private void comeBack(Path app, Instance instance, Path backups, Cast cast) throws IOException {
    var ledger = instance.data().resolve("receipts");
    try (var restored = Instance.restore(app, folder.resolve("restored"), backups, ledger);
        var network = new Network(restored.address())) {
      step("the backup from before is restored, and is ready: A is erased again");
      verdict.require(cast.ann.isUnknownTo(network), "restored: A cannot log in");
      for (var subject : List.of(cast.bob, cast.cat)) {
        var history = subject.logIn(network).history(cast.channel);
        verdict.require(
            subject.missingFrom(history) == 0,
            "restored: %s reads all %d messages of %s"
                .formatted(subject.name(), subject.messageCount(), subject.name()));
        verdict.require(
            cast.ann.missingFrom(history) == cast.ann.messageCount(),
            "restored: " + subject.name() + " reads no message of A");
      }
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException(
            what + " was not there after " + PATIENCE.toSeconds() + " s");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MS));
    }
  }

  private void step(String what) {
    long now = System.nanoTime();
    out.printf("%7.1f s  %s%n", (now - stepStart) / 1e9, what);
    stepStart = now;
  }
}
