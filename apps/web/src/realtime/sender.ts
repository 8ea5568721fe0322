/** Takes echoes from the outbox to the API, in order within a channel, each until it is answered. */
import type { ChannelId, Message } from '../store/model.ts';
import * as outbox from '../store/outbox.ts';
import type { Echo, SendProblem } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';

export type SendResult =
  | { readonly is: 'sent'; readonly message: Message }
  | { readonly is: 'wait'; readonly ms?: number }
  | { readonly is: 'refused'; readonly problem: SendProblem };

export type Send = (channelId: ChannelId, content: string, mutationId: string) => Promise<SendResult>;

export function startSender(store: Store, send: Send, now: () => number = Date.now): () => void {
  const underWay = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const deliver = async (echo: Echo) => {
    underWay.add(echo.mutationId);
    store.dispatch({ do: 'outbox', change: (all) => outbox.sending(all, echo.mutationId) });
    const result = await send(echo.channelId, echo.content, echo.mutationId);
    underWay.delete(echo.mutationId);
    if (stopped) return;
    switch (result.is) {
      case 'sent':
        store.dispatch({ do: 'sent', mutationId: echo.mutationId, message: result.message });
        break;
      case 'wait':
        store.dispatch({ do: 'outbox', change: (all) => outbox.postponed(all, echo.mutationId, now(), result.ms) });
        break;
      case 'refused':
        store.dispatch({ do: 'outbox', change: (all) => outbox.refused(all, echo.mutationId, result.problem) });
    }
    look();
  };

  const look = () => {
    if (stopped) return;
    const all = store.get().outbox;
    for (const echo of outbox.due(all, now())) if (!underWay.has(echo.mutationId)) void deliver(echo);
    clearTimeout(timer);
    const at = outbox.nextDueAt(store.get().outbox);
    if (at !== null) timer = setTimeout(look, Math.max(0, at - now()));
  };

  let former = store.get().outbox;
  const unsubscribe = store.subscribe(() => {
    if (store.get().outbox === former) return;
    former = store.get().outbox;
    look();
  });
  look();
  return () => {
    stopped = true;
    unsubscribe();
    clearTimeout(timer);
  };
}
