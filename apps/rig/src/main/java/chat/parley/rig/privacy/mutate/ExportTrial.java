package chat.parley.rig.privacy.mutate;

import chat.parley.adapters.archive.ArchiveFile;
import chat.parley.adapters.archive.ArchiveReader;
import chat.parley.adapters.archive.RefusedArchiveException;
import chat.parley.db.export.ExportPlan;
import chat.parley.domain.export.ExportStore;
import chat.parley.rig.privacy.mutate.Cast.Person;
import chat.parley.rig.privacy.mutate.Stage.Place;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.json.Json;
import chat.parley.worker.export.ExportChore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes an export of the leaver on a copy, and compares it with their raw rows: whatever stands in
/// them belongs into it, unless it is one of the few things that do not.
final class ExportTrial {
  /// Columns that say nothing about a person, or would help a thief. A table or a schema alone
  /// stands for all of its columns. Known here on its own account.
  private static final Set<String> WITHHELD =
      Set.of(
          "content.invites.code",
          "content.invites.used_up",
          "content.send_dedupe",
          "identity.access_tokens",
          "identity.accounts.email_index",
          "identity.accounts.password_hash",
          "identity.accounts.username_index",
          "identity.password_resets",
          "identity.sessions.expires_at",
          "identity.sessions.family_secret",
          "identity.sessions.generation",
          "identity.sessions.id",
          "identity.sessions.rotated_at",
          "identity.sessions.stepped_up_until",
          "identity.sessions.user_id",
          "keystore",
          "ops.create_dedupe",
          "ops.erasure_hand_overs",
          "ops.erasures.announced_at",
          "ops.erasures.code_mac",
          "ops.erasures.counted",
          "ops.erasures.counts",
          "ops.erasures.keys_destroyed",
          "ops.erasures.receipt_id",
          "ops.erasures.root_epoch",
          "ops.erasures.server_id",
          "ops.erasures.state",
          "ops.erasures.user_id",
          "ops.erasures.was_restricted",
          "ops.exports.at_key",
          "ops.exports.at_table",
          "ops.exports.attempts",
          "ops.exports.file_key",
          "ops.exports.lease_holder",
          "ops.exports.lease_until",
          "ops.exports.pieces",
          "ops.exports.plan",
          "ops.exports.read_at",
          "ops.exports.rows_read",
          "ops.exports.rows_total",
          "ops.exports.size_bytes",
          "ops.exports.state",
          "ops.exports.stem",
          "ops.key_drops",
          "ops.legal_holds",
          "ops.outbox_events",
          "ops.revocations");

  /// What codes are called for people.
  private static final Map<String, String> WORDS =
      Map.of("identity.sessions.browser", "Firefox", "identity.sessions.platform", "Linux");

  private final Person leaver;
  private final Person stayer;
  private final List<String> findings = new ArrayList<>();

  private ExportTrial(Cast cast) {
    this.leaver = cast.leaver();
    this.stayer = cast.stayer();
  }

  /// What is wrong with the export; nothing when all is well.
  static List<String> run(Stage stage, Inventory inventory) {
    var trial = new ExportTrial(stage.cast());
    try (var place = stage.open(inventory)) {
      var broken = place.with(connection -> ExportPlan.of(inventory, connection).broken(inventory));
      broken.forEach(id -> trial.findings.add("declared to be exported, and cannot be: " + id));
      trial.compare(place.dump(), trial.export(place));
    } catch (RefusedArchiveException e) {
      trial.findings.add("the export is refused: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(trial.findings);
  }

  /// Values by table and field, as often as they stand there.
  private Map<String, Map<String, List<String>>> export(Place place) throws IOException {
    var exports = place.the(ExportStore.class);
    var now = Instant.now();
    exports.request(leaver.id(), now);
    place.the(ExportChore.class).run();
    var made = exports.list(leaver.id(), now).getFirst();
    var file = exports.file(leaver.id(), made.id(), now);
    var values = new HashMap<String, Map<String, List<String>>>();
    if (file.isEmpty()) {
      findings.add("there is no export");
      return values;
    }
    var zip = Files.createTempFile("parley-mutate", ".zip");
    try (var in =
        ArchiveFile.open(place.objects(), ArchiveFile.name(file.get().stem()), file.get().key())
            .orElseThrow()) {
      Files.write(zip, in.readAllBytes());
      read(zip, values);
    } finally {
      Files.delete(zip);
    }
    return values;
  }

  private static void read(Path zip, Map<String, Map<String, List<String>>> values)
      throws IOException {
    try (var archive = ArchiveReader.open(zip, Optional.empty())) {
      archive.rows(
          (_, table, row) -> {
            var fields = values.computeIfAbsent(table, _ -> new HashMap<>());
            row.members()
                .forEach(
                    (name, value) ->
                        text(value)
                            .ifPresent(
                                said ->
                                    fields
                                        .computeIfAbsent(name, _ -> new ArrayList<>())
                                        .add(said)));
          });
    }
  }

  private static Optional<String> text(Json value) {
    return switch (value) {
      case Json.Text(var words) -> Optional.of(words);
      case Json.Numeral(var number) -> Optional.of(Long.toString((long) number));
      case Json.Flag(var flag) -> Optional.of(Boolean.toString(flag));
      case Json.Nothing() -> Optional.empty();
      case Json.Items _, Json.Members _ -> throw new IllegalArgumentException("a field is flat");
    };
  }

  private void compare(Dump dump, Map<String, Map<String, List<String>>> exported) {
    dump.ownedBy(leaver.number())
        .forEach(
            (table, rows) -> rows.forEach(row -> requireOwn(table, row, fields(exported, table))));
    for (var mention : Mentions.COLUMNS) {
      int dot = mention.lastIndexOf('.');
      var table = mention.substring(0, dot);
      if (!isWithheld(table, mention.substring(dot + 1))) {
        require(table, mention.substring(dot + 1), leaver.number(), fields(exported, table));
      }
    }
    dump.tables().keySet().forEach(table -> requireNothingWithheld(table, exported));
    var all =
        exported.values().stream()
            .flatMap(fields -> fields.values().stream())
            .flatMap(List::stream)
            .toList();
    var foreign = new ArrayList<>(stayer.words().values());
    foreign.add(stayer.number());
    if (foreign.stream().anyMatch(word -> all.stream().anyMatch(each -> each.contains(word)))) {
      findings.add("it holds something of somebody else");
    }
  }

  /// Whoever else is named in a row of the leaver is not told.
  private void requireOwn(String table, Map<String, String> row, Map<String, List<String>> fields) {
    row.forEach(
        (column, value) -> {
          if (!Mentions.COLUMNS.contains(table + "." + column)) {
            require(table, column, value, fields);
          }
        });
  }

  private void require(
      String table, String column, String value, Map<String, List<String>> fields) {
    if (!isWithheld(table, column)
        && !fields.getOrDefault(column, List.of()).contains(said(table, column, value))) {
      findings.add("it lacks " + table + "." + column);
    }
  }

  private void requireNothingWithheld(
      String table, Map<String, Map<String, List<String>>> exported) {
    fields(exported, table).keySet().stream()
        .filter(column -> isWithheld(table, column))
        .forEach(column -> findings.add("it holds " + table + "." + column));
  }

  private static Map<String, List<String>> fields(
      Map<String, Map<String, List<String>>> exported, String table) {
    return exported.getOrDefault(table.substring(table.indexOf('.') + 1), Map.of());
  }

  private static boolean isWithheld(String table, String column) {
    return WITHHELD.contains(table.substring(0, table.indexOf('.')))
        || WITHHELD.contains(table)
        || WITHHELD.contains(table + "." + column);
  }

  /// A raw value as an export says it.
  private String said(String table, String column, String raw) {
    var place = table + "." + column;
    if (WORDS.containsKey(place)) {
      return WORDS.getOrDefault(place, raw);
    }
    if (leaver.words().containsKey(place)) {
      return leaver.words().getOrDefault(place, raw);
    }
    try {
      return OffsetDateTime.parse(raw).toInstant().toString();
    } catch (DateTimeException e) {
      return raw;
    }
  }
}
