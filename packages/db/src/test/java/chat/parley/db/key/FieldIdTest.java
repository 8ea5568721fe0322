package chat.parley.db.key;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import chat.parley.shared.inventory.InventoryRecord.AtRest.Encryption;
import chat.parley.shared.inventory.Store;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Goal: what the inventory says is encrypted under a person's key is encrypted here, and the other
/// way round.
class FieldIdTest {

  @Test
  void namesExactlyTheColumnsThatTheInventoryDeclaresEncrypted() {
    var declared =
        Inventory.load().records().stream()
            .filter(entry -> entry.store() == Store.PG)
            .filter(entry -> entry.atRest().encryption() == Encryption.SUBJECT_KEY)
            .map(InventoryRecord::id)
            .toList();

    assertThat(Arrays.stream(FieldId.values()).map(FieldId::inventoryId))
        .containsExactlyInAnyOrderElementsOf(declared);
  }
}
