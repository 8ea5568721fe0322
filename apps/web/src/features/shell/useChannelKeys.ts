import { useEffect } from 'react';
import { useParley } from '../../app/parley.ts';
import { go } from '../../app/router.ts';
import type { ChannelId, ServerId } from '../../store/model.ts';

/** Alt+↑↓ channels, Alt+Shift+↑↓ unread ones, Ctrl+K (⌘K) to jump. */
export function useChannelKeys(channelId: ChannelId | null, serverId: ServerId | null, onJump: () => void): void {
  const { store } = useParley();
  useEffect(() => {
    const walk = (step: 1 | -1, unreadOnly: boolean) => {
      const { servers, channels } = store.get();
      const all = (serverId && servers.get(serverId)?.channels) || [];
      const from = channelId ? all.indexOf(channelId) : -1;
      for (let moved = 1; moved <= all.length; moved++) {
        const next = all[(from + step * moved + all.length * 2) % all.length];
        if (!next || next === channelId) continue;
        if (unreadOnly && (channels.get(next)?.unread ?? 0) === 0) continue;
        go({ at: 'channel', channelId: next, messageId: null });
        return;
      }
    };
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onJump();
      } else if (event.altKey && !event.ctrlKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
        event.preventDefault();
        walk(event.key === 'ArrowUp' ? -1 : 1, event.shiftKey);
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [store, channelId, serverId, onJump]);
}
