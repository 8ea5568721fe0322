/** Who looked at one's data, what one chose about it, what holds it back, and what others wrote about one. */
import { ChoiceService, HoldService, HoldState, LookService, ThirdPartyRequestService } from '../../gen/chat/v1/rights_pb.ts';
import type { Choice, Hold, ListChoicesResponse, Look, RequestDecision, ThirdPartyRequest } from '../../gen/chat/v1/rights_pb.ts';
import type { ChannelId, MessageId, ServerId } from '../../store/model.ts';
import type { Core } from '../core.ts';

const requests = ThirdPartyRequestService.method;

export function rightsCommands({ call }: Core) {
  return {
    looks: async (): Promise<readonly Look[]> => (await call(LookService.method.listLooks, {})).looks,
    choices: (): Promise<ListChoicesResponse> => call(ChoiceService.method.listChoices, {}),
    choose: (purpose: string, choice: Choice): Promise<ListChoicesResponse> => call(ChoiceService.method.choose, { purpose, choice }),
    /** The holds of which the law lets the person know, while they last. */
    holds: async (): Promise<readonly Hold[]> => {
      const { holds } = await call(HoldService.method.listOwnHolds, {});
      return holds.filter((hold) => hold.state === HoldState.HOLD_ACTIVE);
    },
    /** Asks those who moderate to remove what somebody else wrote. */
    askAbout: async (channelId: ChannelId, messageId: MessageId, reason: string) => {
      await call(requests.askAboutMessage, { reason }, { channel_id: channelId, message_id: messageId });
    },
    ownRequests: async (): Promise<readonly ThirdPartyRequest[]> => (await call(requests.listOwnRequests, {})).requests,
    waitingRequests: async (serverId: ServerId): Promise<readonly ThirdPartyRequest[]> =>
      (await call(requests.listWaitingRequests, {}, { server_id: serverId })).requests,
    decide: async (serverId: ServerId, requestId: string, decision: RequestDecision) => {
      await call(requests.decide, { decision }, { server_id: serverId, request_id: requestId });
    },
  };
}
