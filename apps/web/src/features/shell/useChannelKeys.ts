import { useEffect } from 'react';
import { useParley } from '../../app/parley.ts';
import { go } from '../../app/router.ts';
import type { ChannelId, ServerId } from '../../store/model.ts';
import { deedOf } from '../keys/keys.ts';

interface Deeds {
  readonly jump: () => void;
  readonly listKeys: () => void;
  readonly markServerRead: (serverId: ServerId) => void;
}

/** Does what the keys say, wherever the focus is. In a dialog they belong to the dialog. */
export function useChannelKeys(channelId: ChannelId | null, serverId: ServerId | null, { jump, listKeys, markServerRead }: Deeds): void {
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
      const deed = deedOf(event);
      if (!deed || event.defaultPrevented || document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')) return;
      event.preventDefault();
      switch (deed.do) {
        case 'jump':
          return jump();
        case 'list-keys':
          return listKeys();
        case 'mark-server-read':
          return serverId ? markServerRead(serverId) : undefined;
        case 'walk':
          return walk(deed.step, deed.unreadOnly);
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [store, channelId, serverId, jump, listKeys, markServerRead]);
}
