package chat.parley.rig.privacy.mutate;

import java.util.Map;
import java.util.Set;

/// Columns that name a person in a row that is not theirs. Known here on its own account, so that
/// the judgement does not follow what it judges.
final class Mentions {
  static final Set<String> COLUMNS =
      Set.of(
          "content.servers.owner_id",
          "ops.erasure_hand_overs.successor_id",
          "ops.legal_holds.first_approver",
          "ops.legal_holds.second_approver",
          "ops.looks.administrator_id",
          "ops.outbox_events.user_id");

  private Mentions() {}

  /// Whether a row is about the person, and not only naming them.
  static boolean isOwn(String table, Map<String, String> row, String person) {
    return row.entrySet().stream()
        .anyMatch(
            cell ->
                cell.getValue().equals(person) && !COLUMNS.contains(table + "." + cell.getKey()));
  }
}
