package chat.parley.api.receipt;

import chat.parley.domain.receipt.FindReceipts;
import chat.parley.domain.receipt.ReceiptCodes;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
final class ReceiptFactory {
  @Singleton
  FindReceipts findReceipts(ReceiptCodes codes, InstantSource clock) {
    return new FindReceipts(codes, clock);
  }
}
