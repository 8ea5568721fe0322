/** The running client, as the screen sees it. */
import { createContext, useContext, useRef, useSyncExternalStore } from 'react';
import type { State } from '../store/state.ts';
import { accountCommands } from './commands/account.ts';
import { erasureCommands } from './commands/erasure.ts';
import { exportCommands } from './commands/exports.ts';
import { messageCommands } from './commands/messages.ts';
import { receiptCommands } from './commands/receipts.ts';
import { rightsCommands } from './commands/rights.ts';
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
    erasure: erasureCommands(core),
    exports: exportCommands(core),
    messages: messageCommands(core),
    receipts: receiptCommands(core),
    rights: rightsCommands(core),
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
