package chat.parley.testkit.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.receipt.ReceiptCode;
import chat.parley.shared.crypto.RandomTokens;
import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptCodeTest {

  @Test
  void isReadBackHoweverItIsTyped() {
    for (int i = 0; i < 1_000; i++) {
      var code = ReceiptCode.of(RandomTokens.bytes(ReceiptCode.BYTES));
      assertThat(ReceiptCode.parse(code.value())).contains(code);
      assertThat(ReceiptCode.parse(" " + code.grouped().toLowerCase(Locale.ROOT) + "\n"))
          .contains(code);
      assertThat(ReceiptCode.parse(code.value().replace('0', 'o').replace('1', 'l')))
          .contains(code);
    }
  }

  @Test
  void tellsEveryBit() {
    var codes = new HashSet<ReceiptCode>();
    codes.add(ReceiptCode.of(new byte[ReceiptCode.BYTES]));
    for (int bit = 0; bit < ReceiptCode.BYTES * 8; bit++) {
      var bits = new byte[ReceiptCode.BYTES];
      bits[bit / 8] = (byte) (1 << (bit % 8));
      codes.add(ReceiptCode.of(bits));
    }
    assertThat(codes).hasSize(ReceiptCode.BYTES * 8 + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "80000000000000000000000000", "U0000000000000000000000000"})
  void isNothingElse(String typed) {
    assertThat(ReceiptCode.parse(typed)).isEmpty();
  }

  @Test
  void isNeverPrinted() {
    var code = ReceiptCode.of(new byte[ReceiptCode.BYTES]);
    assertThat(code).hasToString("ReceiptCode[redacted]");
    assertThat(code.grouped()).isEqualTo("00000-00000-00000-00000-00000-0");
  }
}
