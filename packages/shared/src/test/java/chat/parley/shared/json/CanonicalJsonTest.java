package chat.parley.shared.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  /// RFC 8785, section 3.2.2 and the bytes of section 3.2.4.
  @Test
  void writesTheExampleOfTheSpecification() {
    var read =
        JsonReader.read(
            """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
              "literals": [null, true, false]
            }
            """);
    var bytes =
        "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a"
            + "5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d"
            + "2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d";
    assertThat(HexFormat.of().formatHex(CanonicalJson.bytes(read))).isEqualTo(bytes);
  }

  /// RFC 8785, section 3.2.3: the order is that of UTF-16 code units.
  @Test
  void sortsKeysAsTheSpecificationDoes() {
    var read =
        JsonReader.read(
            """
            {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
             "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
             "\\u00f6": "Latin Small Letter O With Diaeresis"}
            """);
    assertThat(CanonicalJson.text(read))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  /// RFC 8785, appendix B: IEEE 754 bits and their text.
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2",
  })
  void writesNumbersAsTheSpecificationDoes(String bits, String text) {
    double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    assertThat(CanonicalJson.text(new Json.Numeral(number))).isEqualTo(text);
  }

  @Test
  void writesEveryNumberSoThatItReadsBack() {
    var random = new Random(8785);
    for (int i = 0; i < 100_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        assertThat(JsonReader.read(CanonicalJson.text(new Json.Numeral(number))))
            .isEqualTo(new Json.Numeral(number == 0 ? 0 : number));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{\"a\":1,\"a\":1}",
        "01",
        "1.",
        ".5",
        "+1",
        "1e999",
        "NaN",
        "'a'",
        "\"\\x\"",
        "\"\\u00g0\"",
        "\"\\ud800\"",
        "\"a",
        "\"\t\"",
        "nul",
        "1 2",
        "// 1\n1",
        "{a:1}"
      })
  void readsNothingThatIsNotStrictlyJson(String text) {
    assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(NotJsonException.class);
  }

  @Test
  void readsNoMalformedBytesAndNoDepths() {
    assertThatThrownBy(() -> JsonReader.read(new byte[] {'"', (byte) 0xC3, '"'}))
        .isInstanceOf(NotJsonException.class);
    assertThat(JsonReader.read("\"ö\"".getBytes(StandardCharsets.UTF_8))).isEqualTo(Json.text("ö"));
    assertThatThrownBy(() -> JsonReader.read("[".repeat(10_000)))
        .isInstanceOf(NotJsonException.class);
  }

  @Test
  void refusesWhatOthersWouldReadDifferently() {
    assertThatThrownBy(() -> Json.whole(Json.WHOLE_MAX + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.text(Json.text("\ud800")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Json.Numeral(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
