package chat.parley.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.org",
        "a@b",
        "ada+news@example.co.uk",
        "o'neil@example.org",
        "用@例子.cn"
      })
  void takesAddresses(String typed) {
    assertThat(EmailAddress.parse(typed)).contains(new EmailAddress(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@example.org",
        "ada@",
        "ada@b@c",
        "ada @example.org",
        "ada@exam\nple.org",
        "<ada@example.org>",
        "ada@.org",
        "ada@example..org",
        "ada@example.org."
      })
  void refusesWhatIsNone(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @Test
  void foldsForLookUpOnly() {
    var address = EmailAddress.parse(" Ada@Example.ORG ").orElseThrow();

    assertThat(address.value()).isEqualTo("Ada@Example.ORG");
    assertThat(address.folded()).isEqualTo("ada@example.org");
    assertThat(address).hasToString("EmailAddress[redacted]");
    assertThat(EmailAddress.parse("a@" + "b".repeat(253))).isEmpty();
    assertThat(EmailAddress.parse("a".repeat(65) + "@b")).isEmpty();
  }
}
