package chat.parley.testkit.receipt;

import chat.parley.domain.receipt.ReceiptCodes;

class MemoryReceiptCodesTest extends ReceiptCodesContract {
  private final ReceiptCodes codes = new MemoryReceiptCodes();

  @Override
  protected ReceiptCodes codes() {
    return codes;
  }
}
