import { useCallback } from 'react';
import { useParley } from '../../app/parley.ts';
import type { ServerId } from '../../store/model.ts';
import { useToast } from '../../ui/Toast.tsx';
import { say } from '../../words/words.tsx';

/** Marks every channel of a server read, and says so. */
export function useMarkServerRead(): (serverId: ServerId) => void {
  const { messages, store } = useParley();
  const toast = useToast();
  return useCallback((serverId: ServerId) => {
    const name = store.get().servers.get(serverId)?.facts.name ?? '';
    messages.markServerRead(serverId).then(() => toast(say('server.marked-read', { name })), () => undefined);
  }, [messages, store, toast]);
}
