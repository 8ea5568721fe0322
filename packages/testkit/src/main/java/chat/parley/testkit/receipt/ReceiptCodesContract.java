package chat.parley.testkit.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.receipt.Receipt;
import chat.parley.domain.receipt.ReceiptCode;
import chat.parley.domain.receipt.ReceiptCodes;
import chat.parley.domain.receipt.SignedReceipt;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every ReceiptCodes does.
public abstract class ReceiptCodesContract {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant SOON = NOON.plus(Duration.ofDays(90));
  private static final Instant LATE = NOON.plus(Duration.ofDays(120));
  private static final SignedReceipt ERASED =
      new SignedReceipt(Receipt.Kind.ERASED, "{\"content\":{\"kind\":\"erased\"}}");
  private static final SignedReceipt RESIDUE_FREE =
      new SignedReceipt(Receipt.Kind.RESIDUE_FREE, "{\"content\":{\"kind\":\"residue-free\"}}");

  protected abstract ReceiptCodes codes();

  @Test
  void leadsToNothingAtFirst() {
    var offered = codes().offer(SOON);
    assertThat(codes().find(offered.code(), NOON))
        .hasValueSatisfying(receipts -> assertThat(receipts).isEmpty());
  }

  @Test
  void leadsToTheReceiptsInTheirOrder() {
    var offered = codes().offer(SOON);
    assertThat(codes().attach(offered.handle(), ERASED, SOON)).isTrue();
    assertThat(codes().attach(offered.handle(), ERASED, SOON)).isTrue();
    assertThat(codes().attach(offered.handle(), RESIDUE_FREE, SOON)).isTrue();
    assertThat(codes().find(offered.code(), NOON).orElseThrow())
        .containsExactly(ERASED, RESIDUE_FREE);
  }

  @Test
  void livesAsLongAsItsLatestReceiptSays() {
    var offered = codes().offer(SOON);
    codes().attach(offered.handle(), ERASED, LATE);
    codes().attach(offered.handle(), RESIDUE_FREE, SOON);
    assertThat(codes().find(offered.code(), SOON)).isPresent();
    assertThat(codes().find(offered.code(), LATE)).isEmpty();
  }

  @Test
  void knowsNoOtherCode() {
    codes().offer(SOON);
    var foreign = ReceiptCode.of(new byte[ReceiptCode.BYTES]);
    assertThat(codes().find(foreign, NOON)).isEmpty();
    assertThat(codes().attach(new ReceiptCodes.Handle("Zm9yZWlnbg"), ERASED, SOON)).isFalse();
  }

  @Test
  void offersEveryCodeOnce() {
    assertThat(codes().offer(SOON).code()).isNotEqualTo(codes().offer(SOON).code());
  }
}
