package chat.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people are told before they sign up follows the inventory. Goal: no promise outlives what
/// is stored. Method: start a node on the inventory of this build, and one on an inventory with one
/// more record.
@Tag("real")
class InstanceTest {
  private static final String PATH = "/api/v1/instance";
  private static final Path OURS = Path.of("../../packages/shared/src/main/resources/privacy");

  @TempDir Path theirs;

  @Test
  void saysWhatIsStoredAndWhatIsNot() {
    try (var node = ApiNode.start()) {
      var instance = JsonParser.parseString(ApiNode.text(node.get(PATH))).getAsJsonObject();
      assertThat(instance.get("stored").toString()).contains("What you write", "own key");
      assertThat(instance.get("neverStored").toString()).contains("IP address", "online or typing");
      assertThat(instance.get("messageRetention").getAsString()).isEqualTo("Kept until deleted");
    }
  }

  @Test
  void takesAPromiseBackWhenTheOperatorStoresIt() throws IOException {
    Files.createDirectory(theirs.resolve("inventory"));
    for (var file : new String[] {"purposes.yaml", "categories.yaml", "facts.yaml"}) {
      Files.copy(OURS.resolve(file), theirs.resolve(file));
    }
    Files.writeString(
        theirs.resolve("inventory/log.yaml"),
        """
        groups:
          - about: The log of a proxy.
            records:
              - id: log.client_address
                store: log
                category: user.device.ip_address
                subject: client
                purpose: security.protection
                basis: 6.1.f
                retention: {rule: fixed, max: P7D}
                at_rest: {enc: none}
                erasure: {action: delete, step: 50, verify: [raw_scan]}
                export: {include: false, reason: The operator's own.}
                reviewed: {by: operator, on: 2026-11-21, expires: 2027-11-21}
        """);
    try (var node = ApiNode.start(Map.of("parley.privacy-dir", theirs.toString()))) {
      assertThat(ApiNode.text(node.get(PATH)))
          .contains("online or typing")
          .doesNotContain("IP address");
    }
  }
}
