/** Having things about oneself erased. */
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { ErasureScope, ErasureService } from '../../gen/chat/v1/erasure_pb.ts';
import type { Erasure, ErasurePreview } from '../../gen/chat/v1/erasure_pb.ts';
import type { ServerId, UserId } from '../../store/model.ts';
import { Refused } from '../../wire/client.ts';
import { WireFault } from '../../wire/mapping.ts';
import type { Core } from '../core.ts';

/** How much goes. */
export type Scope = { readonly of: 'everything' | 'direct-messages' } | { readonly of: 'server'; readonly serverId: ServerId };

/** Who gets a server of the person's; whoever is not named here is chosen by the API. */
export type HandOvers = ReadonlyMap<ServerId, UserId>;

const service = ErasureService.method;

export function erasureCommands({ call, takeLeave, released }: Core) {
  return {
    preview: (scope: Scope): Promise<ErasurePreview> => call(service.previewErasure, toWire(scope)),
    /** Ends the session. */
    everything: (handOvers: HandOvers): Promise<void> => takeLeave(async () => {
      const { erasure, receiptCode } = await call(service.confirmErasure, { ...toWire({ of: 'everything' }), handOvers: toHandOvers(handOvers) });
      if (!erasure?.graceEndsAt) throw new WireFault('erasure.grace_ends_at');
      return { receiptCode, graceEndsAt: timestampMs(erasure.graceEndsAt) };
    }),
    /** Answers the receipt code. */
    part: async (scope: Scope, handOvers: HandOvers): Promise<string> =>
      (await call(service.confirmErasure, { ...toWire(scope), handOvers: toHandOvers(handOvers) })).receiptCode,
    /** The one that is under way, or none. */
    current: async (): Promise<Erasure | null> => {
      try {
        return await call(service.getErasure, {});
      } catch (fault) {
        if (fault instanceof Refused && fault.code === 'UNKNOWN_ERASURE') return null;
        throw fault;
      }
    },
    cancel: async () => {
      await call(service.cancelErasure, {});
      await released();
    },
    now: (): Promise<Erasure> => call(service.eraseNow, {}),
  };
}

function toWire(scope: Scope) {
  switch (scope.of) {
    case 'everything':
      return { scope: ErasureScope.EVERYTHING };
    case 'direct-messages':
      return { scope: ErasureScope.DIRECT_MESSAGES };
    case 'server':
      return { scope: ErasureScope.ONE_SERVER, serverId: scope.serverId };
  }
}

function toHandOvers(handOvers: HandOvers) {
  return [...handOvers].map(([serverId, successorId]) => ({ serverId, successorId }));
}
