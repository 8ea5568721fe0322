package chat.parley.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox on Linux",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0 | Edge on Windows",
        "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/142.0.0.0 Mobile Safari/537.36 | Chrome on Android",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1 | Safari on iOS",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/19.0 Safari/605.1.15 | Safari on macOS",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/142.0.0.0 Safari/537.36 OPR/120.0 | Opera on Linux",
        "curl/8.5.0 | Another app on another system"
      })
  void saysNoMoreThanTwoWords(String agent, String label) {
    var device = Device.ofUserAgent(agent);

    assertThat(device.label()).isEqualTo(label);
    assertThat(Device.Browser.of(device.browser().number())).isEqualTo(device.browser());
    assertThat(Device.Platform.of(device.platform().number())).isEqualTo(device.platform());
  }
}
