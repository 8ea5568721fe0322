/** What was signed when something was erased. */
import { ReceiptService } from '../../gen/chat/v1/receipt_pb.ts';
import type { FoundReceipt } from '../../gen/chat/v1/receipt_pb.ts';
import type { Core } from '../core.ts';

export function receiptCommands({ call }: Core) {
  return {
    find: async (code: string): Promise<readonly FoundReceipt[]> => (await call(ReceiptService.method.findReceipts, { code })).receipts,
  };
}
