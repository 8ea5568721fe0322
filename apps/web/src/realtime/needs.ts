/** What has to be fetched, read off the state: no one has to remember to ask. Pure. */
import { holeAfter } from '../store/channelLog.ts';
import type { ChannelId, ServerId } from '../store/model.ts';
import type { State } from '../store/state.ts';

export type Need =
  | { readonly of: 'catch-up'; readonly channelId: ChannelId; readonly after: number }
  /** Loaded, not shown, and something was missed: forgotten here, read on opening. */
  | { readonly of: 'forget'; readonly channelId: ChannelId }
  | { readonly of: 'servers'; readonly serverIds: readonly ServerId[] };

export function needsOf(state: State): readonly Need[] {
  const needs: Need[] = [];
  for (const [channelId, log] of state.logs) {
    const after = holeAfter(log);
    if (after === null) continue;
    needs.push(channelId === state.shown ? { of: 'catch-up', channelId, after } : { of: 'forget', channelId });
  }
  const serverIds = [...state.servers].filter(([, server]) => server.stale).map(([id]) => id);
  return serverIds.length > 0 ? [...needs, { of: 'servers', serverIds }] : needs;
}

export function keyOf(need: Need): string {
  return need.of === 'servers' ? need.of : `${need.of}:${need.channelId}`;
}
