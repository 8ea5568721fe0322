package chat.parley.api.receipt;

import chat.parley.api.problem.Problems;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.receipt.FindReceipts;
import chat.parley.domain.receipt.Receipt;
import chat.parley.domain.receipt.ReceiptKey.Published;
import chat.parley.domain.receipt.SignedReceipt;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.FindReceiptsRequest;
import chat.parley.proto.v1.FindReceiptsResponse;
import chat.parley.proto.v1.FoundReceipt;
import chat.parley.proto.v1.ReceiptKey;
import chat.parley.proto.v1.ReceiptKeys;
import chat.parley.proto.v1.ReceiptKind;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;

@Controller
@Endpoints
final class ReceiptController {
  private final FindReceipts findReceipts;
  private final ReceiptKeys keys;

  ReceiptController(FindReceipts findReceipts, chat.parley.domain.receipt.ReceiptKey key) {
    this.findReceipts = findReceipts;
    this.keys =
        ReceiptKeys.newBuilder()
            .addAllKeys(key.published().stream().map(ReceiptController::toProto).toList())
            .build();
  }

  @Get("/.well-known/parley-keys.json")
  ReceiptKeys keys() {
    return keys;
  }

  @Post("/api/v1/receipts/find")
  HttpResponse<?> find(@Body FindReceiptsRequest body) {
    return switch (findReceipts.handle(body.getCode())) {
      case FindReceipts.Outcome.Found(var receipts) ->
          HttpResponse.ok(
              FindReceiptsResponse.newBuilder()
                  .addAllReceipts(receipts.stream().map(ReceiptController::toProto).toList())
                  .build());
      case FindReceipts.Outcome.UnknownCode() -> Problems.of(ErrorCode.UNKNOWN_RECEIPT);
    };
  }

  private static ReceiptKey toProto(Published key) {
    return ReceiptKey.newBuilder()
        .setId(key.id())
        .setAlgorithm("Ed25519")
        .setPublicKey(key.point())
        .setSince(key.since().toString())
        .build();
  }

  private static FoundReceipt toProto(SignedReceipt receipt) {
    return FoundReceipt.newBuilder()
        .setKind(toProto(receipt.kind()))
        .setDocument(receipt.document())
        .build();
  }

  private static ReceiptKind toProto(Receipt.Kind kind) {
    return switch (kind) {
      case ERASED -> ReceiptKind.ERASED;
      case RESIDUE_FREE -> ReceiptKind.RESIDUE_FREE;
    };
  }
}
