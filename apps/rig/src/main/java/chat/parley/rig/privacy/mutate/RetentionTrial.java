package chat.parley.rig.privacy.mutate;

import chat.parley.db.sweep.TableSweeper;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.worker.sweep.RetentionSweep;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Lets a copy lie for longer than anything is kept that has a time, and sweeps it.
final class RetentionTrial {
  /// More than a year, which is the longest time that is given.
  private static final Duration LATER = Duration.ofDays(400);

  /// What is gone by then. Known here on its own account.
  private static final Set<String> SHORT_LIVED =
      Set.of(
          "content.channel_log",
          "content.invites",
          "content.send_dedupe",
          "content.third_party_requests",
          "identity.access_tokens",
          "identity.password_resets",
          "ops.create_dedupe",
          "ops.exports",
          "ops.legal_holds",
          "ops.looks",
          "ops.outbox_events",
          "ops.receipt_codes",
          "ops.revocations");

  private RetentionTrial() {}

  /// What is wrong afterwards; nothing when all is well.
  static List<String> run(Stage stage, Inventory inventory) {
    try (var place = stage.open(inventory)) {
      var later = InstantSource.fixed(InstantSource.system().instant().plus(LATER));
      new RetentionSweep(place.the(TableSweeper.class), later, new Metrics()).run();
      var after = place.dump();
      return SHORT_LIVED.stream()
          .sorted()
          .filter(table -> !after.rows(table).isEmpty())
          .map(table -> "left for ever in " + table)
          .toList();
    }
  }
}
