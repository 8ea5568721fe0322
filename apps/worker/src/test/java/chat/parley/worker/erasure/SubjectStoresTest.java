package chat.parley.worker.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.UserId;
import chat.parley.shared.inventory.Inventory;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubjectStoresTest {
  private static final Inventory INVENTORY = Inventory.load();
  private static final UserId SOMEBODY = new UserId(1);
  private static final ErasureScope EVERYTHING = new ErasureScope.Everything();

  private static final Set<String> DECLARED =
      Set.of(
          "ephemeral.presence.*",
          "ephemeral.rate.user.*.*",
          "object.exports.*",
          "mail.to",
          "mail.origin",
          "mail.day");

  /// Holds one thing of everybody until they are erased.
  private static final class OneThing implements SubjectStore {
    private final Set<String> places;
    private int left = 1;

    OneThing(Set<String> places) {
      this.places = places;
    }

    @Override
    public Set<String> places() {
      return places;
    }

    @Override
    public void erase(UserId person, ErasureScope scope) {
      left = 0;
    }

    @Override
    public long left(UserId person, ErasureScope scope) {
      return left;
    }
  }

  @Test
  void erasesInAllOfThem() {
    var stores =
        new SubjectStores(List.of(new OneThing(DECLARED), new OneThing(Set.of())), INVENTORY);
    assertThat(stores.left(SOMEBODY, EVERYTHING)).isEqualTo(2);
    stores.erase(SOMEBODY, EVERYTHING);
    assertThat(stores.left(SOMEBODY, EVERYTHING)).isZero();
  }

  @Test
  void refusesAPlaceThatIsDeclaredToGoAndThatNothingErases() {
    assertThatThrownBy(() -> new SubjectStores(List.of(), INVENTORY))
        .isInstanceOf(SubjectStores.UndeclaredException.class)
        .hasMessageContaining("ephemeral.presence.*");
  }

  @Test
  void refusesToEraseWhatIsDeclaredToStay() {
    var eager = new OneThing(Set.of("ephemeral.typing.*.*"));
    assertThatThrownBy(() -> new SubjectStores(List.of(new OneThing(DECLARED), eager), INVENTORY))
        .hasMessageContaining("[ephemeral.typing.*.*]");
  }
}
