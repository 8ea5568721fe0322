/** The running client, as the screen sees it. */
import { createContext, useContext, useRef, useSyncExternalStore } from 'react';
import type { State } from '../store/state.ts';
import { accountCommands } from './commands/account.ts';
import { messageCommands } from './commands/messages.ts';
import { receiptCommands } from './commands/receipts.ts';
import { serverCommands } from './commands/servers.ts';
import { createCore } from './core.ts';

export function createParley() {
  const core = createCore();
  return {
    store: core.store,
    boot: core.boot,
    tryNow: () => core.gateway.tryNow(),
    signedOut: core.signedOut,
    account: accountCommands(core),
    messages: messageCommands(core),
    receipts: receiptCommands(core),
    servers: serverCommands(core),
  };
}

export type Parley = ReturnType<typeof createParley>;

export const ParleyContext = createContext<Parley | null>(null);

export function useParley(): Parley {
  const parley = useContext(ParleyContext);
  if (!parley) throw new Error('used outside of the client');
  return parley;
}

/** A part of the state. The selector must return what is in the state, or a primitive: nothing made anew. */
export function useParleyState<T>(select: (state: State) => T): T {
  const { store } = useParley();
  const latest = useRef(select);
  latest.current = select;
  return useSyncExternalStore(store.subscribe, () => latest.current(store.get()));
}
