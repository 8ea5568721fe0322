/** What the contract says of `SendMessageRequest.content`: counted in Unicode code points. */
import { getOption } from '@bufbuild/protobuf';
import { limits } from '../../gen/chat/v1/options_pb.ts';
import { SendMessageRequestSchema } from '../../gen/chat/v1/message_pb.ts';

export const CONTENT_CHARACTERS_MAX = getOption(SendMessageRequestSchema.field.content, limits).max;
/** From here on the count is shown. */
export const COUNTED_FROM = 200;

export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
