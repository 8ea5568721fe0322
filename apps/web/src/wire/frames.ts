/** The gateway's bytes. */
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { ClientFrameSchema, GatewayFrameSchema } from '../gen/chat/v1/gateway_pb.ts';
import type { GatewayFrame } from '../gen/chat/v1/gateway_pb.ts';

export const SUBPROTOCOL = 'parley.v1.protobuf';

export type FrameBody = GatewayFrame['body'];
export type ClientBody = NonNullable<MessageInitShape<typeof ClientFrameSchema>['body']>;

/** Null when the bytes are no frame. A body this client does not know decodes to one without a case. */
export function readFrame(bytes: ArrayBuffer): FrameBody | null {
  try {
    return fromBinary(GatewayFrameSchema, new Uint8Array(bytes)).body;
  } catch {
    return null;
  }
}

export function writeFrame(body: ClientBody): Uint8Array<ArrayBuffer> {
  return toBinary(ClientFrameSchema, create(ClientFrameSchema, { body })) as Uint8Array<ArrayBuffer>;
}
