package chat.parley.api.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.receipt.FileReceiptLedger;
import chat.parley.adapters.receipt.PublishedKeys;
import chat.parley.adapters.receipt.ReceiptCheck;
import chat.parley.api.ApiNode;
import chat.parley.domain.receipt.FindReceipts;
import chat.parley.domain.receipt.Receipt;
import chat.parley.domain.receipt.ReceiptCodes;
import chat.parley.domain.receipt.ReceiptId;
import chat.parley.domain.receipt.ReceiptKey;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal: whoever holds a code finds and checks their receipts with nothing else in hand. Method: a
/// receipt is signed and attached as the worker will do it; all else goes over HTTP, without an
/// account.
@Tag("real")
class ReceiptJourneyTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final String FIND = "/api/v1/receipts/find";

  @TempDir Path folder;
  private Instant now = NOON;
  private final ApiNode node = ApiNode.at(() -> now);

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void isFoundByItsCodeAndCheckedWithThePublishedKeys() {
    var codes = node.bean(ReceiptCodes.class);
    var offered = codes.offer(NOON.plus(FindReceipts.CODE_GOOD_FOR));
    assertThat(found(offered.code().grouped()).getAsJsonArray("receipts")).isEmpty();

    var ledger = FileReceiptLedger.open(folder, node.bean(ReceiptKey.class), () -> now);
    var signed = ledger.append(receipt());
    codes.attach(offered.handle(), signed, NOON.plus(FindReceipts.CODE_GOOD_FOR));

    var found = found(offered.code().grouped()).getAsJsonArray("receipts").get(0).getAsJsonObject();
    assertThat(found.get("kind").getAsString()).isEqualTo("ERASED");
    var keys = node.get("/.well-known/parley-keys.json");
    assertThat(keys.statusCode()).isEqualTo(200);
    var check = new ReceiptCheck(PublishedKeys.read(keys.body()));
    assertThat(check.receipt(bytes(found.get("document").getAsString()))).isEqualTo(receipt());
  }

  @Test
  void isNotFoundByAnotherCodeOrAfterNinetyDays() {
    var offered = node.bean(ReceiptCodes.class).offer(NOON.plus(FindReceipts.CODE_GOOD_FOR));
    assertThat(ask("00000-00000-00000-00000-00000-0").statusCode()).isEqualTo(404);
    assertThat(ask("what?").statusCode()).isEqualTo(404);
    assertThat(ask(offered.code().value()).statusCode()).isEqualTo(200);
    now = NOON.plus(Duration.ofDays(90));
    var late = ask(offered.code().value());
    assertThat(late.statusCode()).isEqualTo(404);
    assertThat(ApiNode.text(late)).contains("UNKNOWN_RECEIPT");
  }

  private JsonObject found(String code) {
    return JsonParser.parseString(ApiNode.text(ask(code))).getAsJsonObject();
  }

  private HttpResponse<byte[]> ask(String code) {
    return node.send("POST", FIND, "{\"code\":\"" + code + "\"}");
  }

  private static Receipt receipt() {
    return new Receipt(
        new ReceiptId("0123456789abcdef".repeat(2)),
        Receipt.Kind.ERASED,
        NOON,
        "ab".repeat(32),
        new TreeMap<>(),
        List.of(7L),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
